namespace PlanningPoker.Core.Commands;

/// <summary>Opens a round on a story. One that already has an empty round is left as it is.</summary>
public sealed record StartStory(StoryId StoryId, int? Round = null) : Command, IOfRound
{
    public override string Verb => "story:start";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        session.Story(StoryId) is null ? Outcome.Refused(session, Reason.NoStory) : Started(session, actor, StoryId);

    internal static Outcome Started(PokerSession session, Actor actor, StoryId? story) =>
        session.Round is { IsRevealed: false, HasVotes: false } && session.Round.Story == story
            ? Outcome.Quiet(session)
            : Outcome.Changed(session.OpenRound(story, actor.At), new StoryStarted(actor.Id, story));
}

/// <summary>Opens a round on no story.</summary>
public sealed record QuickVote(int? Round = null) : Command, IOfRound
{
    public override string Verb => "vote:quick";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) => StartStory.Started(session, actor, null);
}

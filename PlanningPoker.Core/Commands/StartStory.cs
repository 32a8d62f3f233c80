namespace PlanningPoker.Core.Commands;

/// <summary>Starts a round on a story. Nothing changes when the current round is on that story and has no votes.</summary>
public sealed record StartStory(StoryId StoryId, int? Round = null) : Command, IRoundCommand
{
    public override string Verb => "story:start";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) =>
        session.Story(StoryId) is null ? Outcome.Refused(session, Reason.NoStory) : StartRound(session, actor, StoryId);

    internal static Outcome StartRound(PokerSession session, Actor actor, StoryId? story) =>
        session.Round is { IsRevealed: false, HasVotes: false } && session.Round.Story == story
            ? Outcome.WithoutEvent(session)
            : Outcome.Changed(session.OpenRound(story, actor.At), new StoryStarted(actor.Id, story));
}

/// <summary>Starts a round on no story.</summary>
public sealed record QuickVote(int? Round = null) : Command, IRoundCommand
{
    public override string Verb => "vote:quick";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) => StartStory.StartRound(session, actor, null);
}

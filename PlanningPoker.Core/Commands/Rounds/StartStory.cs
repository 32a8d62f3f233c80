namespace PlanningPoker.Core.Commands;

/// <summary>Starts a round on a story. Nothing changes when the current round is on that story and has no votes.</summary>
public sealed record StartStory(StoryId StoryId, int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "story:start";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        session.Story(StoryId) is null ? Outcome.Refused(session, Reason.NoStory) : StartRound(session, actor, StoryId);

    internal static Outcome StartRound(PokerSession session, PlayerActor actor, StoryId? story) =>
        session.Round is { IsRevealed: false, HasVotes: false } && session.Round.Story == story
            ? Outcome.Unchanged(session)
            : Outcome.Changed(session.LeaveRound(story, actor), new StoryStarted(actor.Id, story));
}

/// <summary>Starts a round on no story.</summary>
public sealed record QuickVote(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "vote:quick";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => StartStory.StartRound(session, actor, null);
}

namespace PlanningPoker.Core.Commands;

/// <summary>Starts a round on a story. Nothing changes when the current round is on that story and has no votes.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Round">The round that is left.</param>
/// <param name="Estimate">What to save as the estimate of the story that is left for another; null to save nothing.</param>
public sealed record StartStory(StoryId StoryId, int? Round = null, string? Estimate = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "story:start";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    /// <summary>
    /// The estimate of the story that is left, as it was shown before anyone saved one for its cards; null when the sender does not say.
    /// </summary>
    public string? EstimateWas { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Story(StoryId) is null) return Outcome.Refused(session, Reason.NoStory);
        // A start that is repeated leaves no story.
        if (string.IsNullOrWhiteSpace(Estimate) || session.Round.Story == StoryId) return StartRound(session, actor, StoryId);
        if (session.CurrentStory is not { } left) return Outcome.Refused(session, Reason.NoStory);
        var wasEstimated = session.Round.HasEstimateOf(left);
        var change = new FieldChange("estimate", Estimate, EstimateWas, left.Estimate)
        {
            IsConfirmation = true,
            IsSavedSince = wasEstimated,
        };
        if (FieldChange.FindConflicts(change) is { } conflict) return Outcome.Refused(session, conflict);
        if (Story.EstimateOf(Estimate, session.Deck) is not { } estimate) return Outcome.Refused(session, Reason.BadCard);

        var saved = session.WithEstimated(left with { Estimate = estimate });
        return Outcome.Changed(
            saved.LeaveRound(StoryId, actor, new(estimate, left.Estimate, wasEstimated)),
            new StoryStarted(actor.Id, StoryId, Estimated: left.Id));
    }

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

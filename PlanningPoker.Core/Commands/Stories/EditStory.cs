namespace PlanningPoker.Core.Commands;

/// <summary>
/// Changes the fields of a story: null keeps a field, an empty text clears it. What <see cref="Was"/> says was shown is compared with what
/// is stored now.
/// </summary>
public sealed record EditStory(StoryId StoryId, string? Title = null, string? Key = null, string? Description = null, string? Url = null)
    : PlayerCommand
{
    public override string Verb => "story:update";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    /// <summary>The fields as they were shown; null where the sender does not say.</summary>
    public StoryDraft? Was { get; init; }

    /// <summary>An estimate that is set together with the fields; null keeps it. Only hosts change it.</summary>
    public string? Estimate { get; init; }

    /// <summary>The estimate as it was shown; null where the sender does not say.</summary>
    public string? EstimateWas { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        var estimate = new FieldChange("estimate", Estimate, EstimateWas, story.Estimate);
        if (estimate.ToWrite is not null && !actor.Self.IsHost) return Outcome.Refused(session, Reason.NotHost);
        FieldChange title = new("title", Title, Was?.Title, story.Title), key = new("key", Key, Was?.Key, story.Key),
            description = new("description", Description, Was?.Description, story.Description), url = new("url", Url, Was?.Url, story.Url);
        if (FieldChange.FindConflicts(title, key, description, url, estimate) is { } conflict) return Outcome.Refused(session, conflict);
        var draft = new StoryDraft(title.ToWrite, key.ToWrite, description.ToWrite, url.ToWrite);
        if (story.With(draft) is not { } drafted)
            return Outcome.Refused(session, new Refusal(Reason.BadStory) { Fault = draft.FindFault() });
        if (drafted.WithEstimate(estimate.ToWrite ?? story.Estimate, session.Deck) is not { } edited)
            return Outcome.Refused(session, Reason.BadCard);
        var isConfirmed = estimate is { ToWrite: not null, IsStored: true } && session.Round.IsNewerThanEstimateOf(story);
        var isEstimated = isConfirmed || edited.Estimate != story.Estimate;
        return edited == story && !isEstimated
            ? Outcome.Unchanged(session)
            : Outcome.Changed(
                isEstimated ? session.WithEstimated(edited) : session.With(edited),
                new StoryUpdated(actor.Id, StoryId, isEstimated));
    }
}

/// <summary>Moves a story to another position in the backlog.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Position">The new position, from 0; a position beyond the end means the end.</param>
public sealed record MoveStory(StoryId StoryId, int Position) : PlayerCommand
{
    public override string Verb => "story:update";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        if (Position < 0) return Outcome.Refused(session, Reason.BadStory);
        var position = Math.Min(Position, session.Stories.Count - 1);
        return session.Stories.IndexOf(story) == position
            ? Outcome.Unchanged(session)
            : Outcome.Changed(session.Place(story, position), new StoryMoved(actor.Id, StoryId));
    }
}

/// <summary>Sets or clears the estimate of a story.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Estimate">A face of the deck or a number; an empty text clears the estimate.</param>
/// <param name="Round">The round whose results the estimate is based on.</param>
public sealed record EstimateStory(StoryId StoryId, string? Estimate, int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "story:update";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    /// <summary>The estimate as it was shown; null when the sender does not say.</summary>
    public string? Was { get; init; }

    /// <summary>Whether nobody had saved an estimate for the cards when it was shown.</summary>
    public bool WasOpen { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        var change = new FieldChange("estimate", Estimate ?? "", Was, story.Estimate)
        {
            IsConfirmation = !string.IsNullOrWhiteSpace(Estimate),
            IsSavedSince = WasOpen && session.Round.HasEstimateOf(story),
        };
        if (FieldChange.FindConflicts(change) is { } conflict) return Outcome.Refused(session, conflict);
        if (story.WithEstimate(change.ToWrite ?? story.Estimate, session.Deck) is not { } estimated)
            return Outcome.Refused(session, Reason.BadCard);
        var isConfirmed = change.IsStored && session.Round.IsNewerThanEstimateOf(story);
        return estimated == story && !isConfirmed
            ? Outcome.Unchanged(session)
            : Outcome.Changed(session.WithEstimated(estimated), new StoryEstimated(actor.Id, StoryId));
    }
}

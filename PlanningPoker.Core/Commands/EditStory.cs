namespace PlanningPoker.Core.Commands;

/// <summary>Changes a story's fields: one left out stays, an empty one is cleared.</summary>
public sealed record EditStory(StoryId StoryId, string? Title = null, string? Key = null, string? Description = null, string? Url = null) : Command
{
    public override string Verb => "story:update";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        if (story.With(new StoryDraft(Title, Key, Description, Url)) is not { } edited) return Outcome.Refused(session, Reason.BadStory);
        return edited == story
            ? Outcome.Quiet(session)
            : Outcome.Changed(session.With(edited), new StoryUpdated(actor.Id, StoryId));
    }
}

/// <summary>Moves a story to a place in the backlog, counted from 0; a place beyond the end is the end.</summary>
public sealed record MoveStory(StoryId StoryId, int Position) : Command
{
    public override string Verb => "story:update";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        if (Position < 0) return Outcome.Refused(session, Reason.BadStory);
        var position = Math.Min(Position, session.Stories.Count - 1);
        return session.Stories.IndexOf(story) == position
            ? Outcome.Quiet(session)
            : Outcome.Changed(session.Place(story, position), new StoryMoved(actor.Id, StoryId));
    }
}

/// <summary>Sets a story's estimate: a card of the deck or a number; an empty one takes it away.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Estimate">The face or number.</param>
/// <param name="Round">The round the estimate was read from.</param>
public sealed record EstimateStory(StoryId StoryId, string? Estimate, int? Round = null) : Command, IOfRound
{
    public override string Verb => "story:update";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        var estimate = string.IsNullOrWhiteSpace(Estimate) ? null : Story.EstimateOf(Estimate, session.Deck);
        if (estimate is null && !string.IsNullOrWhiteSpace(Estimate)) return Outcome.Refused(session, Reason.BadCard);
        return estimate == story.Estimate
            ? Outcome.Quiet(session)
            : Outcome.Changed(session.With(story with { Estimate = estimate }), new StoryEstimated(actor.Id, StoryId));
    }
}

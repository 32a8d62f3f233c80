namespace PlanningPoker.Core.Commands;

/// <summary>
/// Adds a story at the end of the backlog. With the id of an existing story nothing changes; with the id of a deleted one that story is
/// restored as it was.
/// </summary>
public sealed record CreateStory(string? Id, string? Title, string? Key = null, string? Description = null, string? Url = null)
    : PlayerCommand
{
    public override string Verb => "story:create";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    /// <summary>The estimate that it has from the start; null or empty for none. Only hosts give one.</summary>
    public string? Estimate { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        var id = StoryId.For(session, 0);
        if (Id is not null && StoryId.TryParse(Id, out id) && !id.IsWellFormed) return Outcome.Refused(session, Reason.BadStory);
        if (session.Story(id) is not null) return Outcome.Unchanged(session);
        if (session.Stories.Count >= PokerSession.MaxStories) return Outcome.Refused(session, Reason.TooManyStories);
        if (!string.IsNullOrWhiteSpace(Estimate))
        {
            if (!actor.Self.IsHost) return Outcome.Refused(session, Reason.NotHost);
            if (Story.EstimateOf(Estimate, session.Deck) is null) return Outcome.Refused(session, Reason.BadCard);
        }

        var deleted = session.DeletedStories.Find(story => story.Id == id);
        var changed = deleted is null ? Add(session, id) : session.Restore(deleted);
        return changed is null
            ? Outcome.Refused(session, new Refusal(Reason.BadStory) { Fault = Draft.FindFault() })
            : Outcome.Changed(changed, new StoriesCreated(actor.Id, [id]));
    }

    StoryDraft Draft => new(Title ?? "", Key, Description, Url);

    PokerSession? Add(PokerSession session, StoryId id)
    {
        var story = new Story { Id = id, Title = "", Rank = 0 }.With(Draft)?.WithEstimate(Estimate, session.Deck);
        return story is null ? null : session.Place(story, session.Stories.Count);
    }
}

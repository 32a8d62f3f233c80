using System.Collections.Immutable;

namespace PlanningPoker.Core.Commands;

/// <summary>
/// Sets stories aside: they are neither next nor counted until they are taken back or started. If the current story is one of them, a
/// quick vote starts.
/// </summary>
public sealed record ParkStories(params ImmutableArray<StoryId> StoryIds) : PlayerCommand
{
    public override string Verb => "story:park";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.StoriesOf(StoryIds) is not { } stories) return Outcome.Refused(session, Reason.NoStory);
        ImmutableArray<StoryId> changed = [.. stories.Where(story => !story.IsParked).Select(story => story.Id)];
        if (changed.IsEmpty) return Outcome.Unchanged(session);
        var left = session.Round.Story is { } current && changed.Contains(current) ? session.LeaveParked(current, actor) : session;
        var parked = changed.Aggregate(left, (each, id) => each.With(each.Story(id)! with { IsParked = true }));
        return Outcome.Changed(parked, new StoriesParked(actor.Id, changed));
    }
}

/// <summary>Takes parked stories back to their places in the backlog.</summary>
public sealed record UnparkStories(params ImmutableArray<StoryId> StoryIds) : PlayerCommand
{
    public override string Verb => "story:unpark";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.StoriesOf(StoryIds) is not { } stories) return Outcome.Refused(session, Reason.NoStory);
        ImmutableArray<StoryId> changed = [.. stories.Where(story => story.IsParked).Select(story => story.Id)];
        if (changed.IsEmpty) return Outcome.Unchanged(session);
        return Outcome.Changed(
            changed.Aggregate(session, (each, id) => each.WithoutParked(id)), new StoriesUnparked(actor.Id, changed));
    }
}

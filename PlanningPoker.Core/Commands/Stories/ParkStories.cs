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
        var terms = UndoTerms.For(session, actor);
        var left = session.Round.Number;
        var parked = session.Round.Story is { } current && changed.Contains(current)
            ? session.OpenRound(null, actor.At).Offer(new ParkUndo(terms, left))
            : session.Offer(new ParkUndo(terms));
        return Outcome.Changed(parked.Park(changed, terms), new StoriesParked(actor.Id, changed));
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
        return Outcome.Changed(session.TakeBack(changed), new StoriesUnparked(actor.Id, changed));
    }
}

using System.Collections.Immutable;

namespace PlanningPoker.Core.Commands;

/// <summary>
/// Removes stories, which can be restored with their rounds. If the current story is one of them, a quick vote starts. Those that are
/// deleted already count as done.
/// </summary>
public sealed record DeleteStories(params ImmutableArray<StoryId> StoryIds) : PlayerCommand
{
    public override string Verb => "story:delete";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        var there = StoryIds.Distinct().Except(session.DeletedStories.Select(story => story.Id)).ToList();
        if (StoryIds.IsEmpty) return Outcome.Refused(session, Reason.NoStory);
        if (there.Count == 0) return Outcome.Unchanged(session);
        if (session.StoriesOf(there) is not { } stories) return Outcome.Refused(session, Reason.NoStory);
        ImmutableArray<StoryId> deleted = [.. stories.Select(story => story.Id)];
        var terms = UndoTerms.For(session, actor);
        var without = session.Delete(deleted, terms);
        var left = session.Round.Number;
        var changed = session.Round.Story is { } current && deleted.Contains(current)
            ? without.OpenRound(null, actor.At).Offer(new StoryUndo(terms, left))
            : without.Offer(new StoryUndo(terms));
        return Outcome.Changed(changed, new StoriesDeleted(actor.Id, deleted));
    }
}

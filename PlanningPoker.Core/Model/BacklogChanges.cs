using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>Changes of several stories at once.</summary>
static class BacklogChanges
{
    /// <summary>Sets stories aside.</summary>
    /// <param name="session">The session.</param>
    /// <param name="stories">The stories.</param>
    /// <param name="undo">The terms of the offer that takes them back.</param>
    public static PokerSession Park(this PokerSession session, IEnumerable<StoryId> stories, UndoTerms undo) =>
        session.With(stories, story => story with { IsParked = true, UndoId = undo.Id });

    public static PokerSession TakeBack(this PokerSession session, IEnumerable<StoryId> stories) =>
        session.With(stories, story => story with { IsParked = false });

    /// <summary>Deletes stories; the last ones that were deleted are kept.</summary>
    public static PokerSession Delete(this PokerSession session, IEnumerable<StoryId> stories, UndoTerms undo)
    {
        var ids = stories.ToHashSet();
        var deleted = session.Stories.FindAll(story => ids.Contains(story.Id)).ConvertAll(story => story with { UndoId = undo.Id });
        return session with
        {
            Stories = session.Stories.RemoveAll(story => ids.Contains(story.Id)),
            DeletedStories = [.. session.DeletedStories.TakeLast(PokerSession.MaxStories - deleted.Count), .. deleted],
        };
    }

    /// <summary>Puts deleted stories back into the backlog, at their old positions as far as possible.</summary>
    public static PokerSession Restore(this PokerSession session, params IReadOnlyList<Story> deleted)
    {
        var ids = deleted.Select(story => story.Id).ToHashSet();
        // Where two have the same rank, the one that was never deleted stays first.
        ImmutableList<Story> stories = [.. session.Stories.Concat(deleted).OrderBy(story => story.Rank)];
        var isRankUsedTwice = stories.Zip(stories.Skip(1)).Any(pair => pair.First.Rank == pair.Second.Rank);
        return session with
        {
            DeletedStories = session.DeletedStories.RemoveAll(story => ids.Contains(story.Id)),
            Stories = isRankUsedTwice
                ? [.. stories.Select((each, i) => each with { Rank = i * PokerSession.RankGap })]
                : stories,
        };
    }

    static PokerSession With(this PokerSession session, IEnumerable<StoryId> stories, Func<Story, Story> change)
    {
        var ids = stories.ToHashSet();
        return session with { Stories = [.. session.Stories.Select(story => ids.Contains(story.Id) ? change(story) : story)] };
    }
}

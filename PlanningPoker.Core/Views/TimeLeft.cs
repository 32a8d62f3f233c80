namespace PlanningPoker.Core.Views;

/// <summary>
/// How long the rest of the backlog will take at the pace of this session: the median time of an estimated story for each story that is
/// left. The time of a story is from the start of its first round to the start of the next story; when it was begun again, that time too.
/// </summary>
static class TimeLeft
{
    /// <summary>With fewer estimated stories, nothing is said.</summary>
    const int MinStories = 3;

    /// <summary>Null when nothing is left, or when too few stories are estimated.</summary>
    public static TimeSpan? Of(PokerSession session)
    {
        var left = session.Stories.Count(story => story.NeedsEstimate);
        if (left == 0 || session.FinishedRounds.Count < MinStories) return null;
        var times = TimesOf(session).Order().ToList();
        return times.Count < MinStories ? null : left * ((times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2);
    }

    /// <summary>Not that of the current story, which goes on.</summary>
    static IEnumerable<TimeSpan> TimesOf(PokerSession session)
    {
        Dictionary<StoryId, TimeSpan> times = [];
        var from = session.FinishedRounds[0];
        foreach (var next in session.FinishedRounds.Append(session.Round))
        {
            if (next.Story == from.Story) continue;
            if (from.Story is { } story) times[story] = times.GetValueOrDefault(story) + (next.StartedAt - from.StartedAt);
            from = next;
        }
        return session.Stories
            .Where(story => story.Estimate is not null && story.Id != session.Round.Story && times.ContainsKey(story.Id))
            .Select(story => times[story.Id]);
    }
}

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>What must hold of the summary in any game.</summary>
public class SummaryProperties
{
    [Fact]
    public void The_times_of_the_stories_are_together_the_time_of_the_session() => Check((session, summary, history) =>
    {
        var open = session.Stories.Where(story => !story.IsParked).Select(story => (StoryId?)story.Id).ToHashSet();
        var rounds = session.RevealedRounds.Where(round => round.Story is not null && open.Contains(round.Story)).ToList();
        var first = rounds.Select(round => round.StartedAt).DefaultIfEmpty().Min();
        var last = rounds.Select(round => round.RevealedAt!.Value).DefaultIfEmpty().Max();
        var sum = history.Stories.Aggregate(TimeSpan.Zero, (total, story) => total + (story.Time ?? TimeSpan.Zero));

        Assert.Equal(summary.TimeTaken ?? TimeSpan.Zero, sum);
        Assert.True(sum <= last - first, $"{sum} of {last - first}");
    });

    [Fact]
    public void Every_revealed_round_of_an_open_story_is_in_it_once() => Check((session, summary, history) =>
    {
        var shown = history.Stories.SelectMany(story => story.Rounds.Select(round => (round.Number, story.Story.Id.Value))).ToList();
        Assert.Equal(shown.Distinct(), shown);
        var expected = session.RevealedRounds.Where(round => summary.Stories.Exists(story => story.Id == round.Story))
            .Select(round => (round.Number, round.Story!.Value.Value));
        Assert.Equal(expected, shown.Order());
        Assert.All(history.Agreement, point => Assert.InRange(point.Share, 0.0001, 1));
    });

    static void Check(Action<PokerSession, SessionSummary, SessionHistory> holds) => RandomGame.Check(150, steps =>
    {
        foreach (var played in RandomGame.Play(steps))
            holds(played.After, SessionSummary.Of(played.After), SessionHistory.Of(played.After));
    });
}

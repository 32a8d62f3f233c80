namespace PlanningPoker.Tests.Core.Properties;

/// <summary>What must hold of the summary in any game.</summary>
public class SummaryProperties
{
    [Fact]
    public void The_times_of_the_stories_are_together_the_time_of_the_session() => Check((session, summary, history) =>
    {
        var rounds = session.RevealedRounds.Where(round => session.Stories.Exists(story => story.Id == round.Story && !story.IsParked)).ToList();
        var first = rounds.Select(round => round.StartedAt).DefaultIfEmpty().Min();
        var last = rounds.Select(round => round.RevealedAt!.Value).DefaultIfEmpty().Max();
        var sum = history.Stories.Aggregate(TimeSpan.Zero, (total, story) => total + (story.Time ?? TimeSpan.Zero));

        Assert.Equal(summary.TimeTaken ?? TimeSpan.Zero, sum);
        Assert.True(sum <= last - first, $"{sum} of {last - first}");
    });

    [Fact]
    public void Every_revealed_round_of_an_open_story_is_in_it_once() => Check((session, summary, history) =>
    {
        var shown = history.Stories.SelectMany(story => story.Rounds.Select(round => (story.Story.Id, round.Number))).ToList();
        Assert.Equal(shown.Distinct(), shown);
        Assert.Equal(
            session.RevealedRounds.Where(round => summary.Stories.Exists(story => story.Id == round.Story))
                .Select(round => (round.Story!.Value, round.Number)).Order().ToList(),
            shown.Order().ToList());
        Assert.All(history.Agreement, point => Assert.InRange(point.Share, 0.0001, 1));
    });

    static void Check(Action<PokerSession, SessionSummary, SessionHistory> holds) => RandomGame.Check(150, steps =>
    {
        foreach (var played in RandomGame.Play(steps))
            holds(played.After, SessionSummary.Of(played.After), SessionHistory.Of(played.After));
    });
}

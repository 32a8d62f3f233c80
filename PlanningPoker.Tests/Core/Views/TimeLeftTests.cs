using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>Every command of a test session takes a second.</summary>
public class TimeLeftTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c", "d", "e", "f").Started("a");

    /// <summary>The vote, the reveal, the estimate and the start of the next story: four seconds.</summary>
    static TestSession Play(TestSession session, string story, string next) =>
        session.Voted(("Ann", "5")).Revealed().Estimated(story, "5").Started(next);

    [Fact]
    public void Nothing_is_said_before_three_stories_are_estimated()
    {
        var session = Play(Play(Start, "a", "b"), "b", "c");

        Assert.Null(session.View.TimeLeft);
        Assert.Null(session.Voted(("Ann", "5")).Revealed().Estimated("c", "5").View.TimeLeft);
        Assert.NotNull(Play(session, "c", "d").View.TimeLeft);
    }

    [Fact]
    public void The_rest_takes_the_median_time_for_each_story_that_is_left()
    {
        var slow = Start.Voted(("Ann", "5")).Revealed().NextRound().Voted(("Ann", "8")).Revealed().NextRound();
        var session = Play(Play(Play(slow, "a", "b"), "b", "c"), "c", "d");

        Assert.Equal(TimeSpan.FromSeconds(3 * 4), session.View.TimeLeft);
        Assert.Equal(TimeSpan.FromSeconds(2 * 4), session.After("Ann", new ParkStories(TestSession.Story("f"))).View.TimeLeft);
    }

    [Fact]
    public void A_story_that_is_begun_again_takes_both_times()
    {
        var session = Play(Play(Play(Start, "a", "b"), "b", "a"), "a", "c");

        Assert.Null(session.View.TimeLeft);
        // a: 8 seconds, b and c: 4 seconds.
        Assert.Equal(TimeSpan.FromSeconds(3 * 4), Play(session, "c", "d").View.TimeLeft);
        Assert.Equal(TimeSpan.FromSeconds(2 * 4), Play(Play(session, "c", "d"), "d", "e").View.TimeLeft);
    }

    [Fact]
    public void When_all_is_estimated_nothing_is_left()
    {
        var session = Play(Play(Play(Start, "a", "b"), "b", "c"), "c", "d").Estimated("d", "1").Estimated("e", "1").Estimated("f", "1");

        Assert.Null(session.View.TimeLeft);
    }
}

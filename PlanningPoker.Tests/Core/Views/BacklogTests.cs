using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

public class BacklogTests
{
    /// <summary>a is current, b and e are estimated, d is parked.</summary>
    static readonly TestSession Session = TestSession.Of("Ann").WithStories("a", "b", "c", "d", "e", "f").Started("a")
        .Estimated("b", "5").Estimated("e", "½").After("Ann", new ParkStories(TestSession.Story("d")));

    static readonly Backlog Backlog = Session.View.Backlog;

    static string Titles(StoryGroup group) => string.Concat(Backlog.In(group).Select(story => story.Title));

    [Fact]
    public void Every_story_is_in_one_group_in_the_order_of_the_backlog()
    {
        Assert.Equal(["a", "cf", "be", "d"], Enum.GetValues<StoryGroup>().Select(Titles));
        Assert.Equal((2, 5), (Backlog.EstimatedCount, Backlog.Count));
    }

    [Fact]
    public void The_points_are_the_sum_of_the_estimates_that_are_numbers()
    {
        Assert.Equal(5.5m, Backlog.Points);
        var sizes = TestSession.Of("Ann").WithDeck("S", "M").WithStories("a").Estimated("a", "S");
        Assert.Null(sizes.View.Backlog.Points);
    }

    [Fact]
    public void An_estimated_current_story_is_counted_with_the_done_ones()
    {
        var backlog = Session.Estimated("a", "3").View.Backlog;

        Assert.Equal((3, 8.5m), (backlog.EstimatedCount, backlog.Points));
    }

    [Theory]
    [InlineData("f", 0, "fc")]
    [InlineData("c", 1, "fc")]
    [InlineData("c", 9, "fc")]
    [InlineData("c", 0, "cf")]
    public void A_place_among_the_next_stories_becomes_a_position_in_the_backlog(string story, int place, string next)
    {
        var id = TestSession.Story(story);
        var moved = Session.Try("Ann", new MoveStory(id, Backlog.PositionFor(Session.State.Stories, id, place)));

        Assert.Null(moved.Refusal);
        Assert.Equal(next, string.Concat(PublicView.Of(moved.Session).Backlog.Next.Select(each => each.Title)));
    }
}

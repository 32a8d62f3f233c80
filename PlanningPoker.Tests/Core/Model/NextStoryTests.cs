namespace PlanningPoker.Tests.Core.Model;

public class NextStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c");

    static TestSession Estimated(TestSession table, params string[] stories) =>
        stories.Aggregate(table, (each, id) => each.Estimated(id, "5"));

    [Fact]
    public void In_a_quick_vote_it_is_the_first_without_an_estimate()
    {
        Assert.Equal("a", Start.Session.NextStory?.Title);
        Assert.Equal("b", Estimated(Start, "a").Session.NextStory?.Title);
    }

    [Fact]
    public void It_follows_the_current_one_and_goes_round_the_end()
    {
        Assert.Equal("c", Start.Started("b").Session.NextStory?.Title);
        Assert.Equal("a", Start.Started("c").Session.NextStory?.Title);
        Assert.Equal("a", Estimated(Start.Started("b"), "c").Session.NextStory?.Title);
    }

    [Fact]
    public void It_is_never_the_current_one()
    {
        Assert.Null(Estimated(Start.Started("b"), "a", "c").Session.NextStory);
        Assert.Null(TestSession.Of("Ann").Session.NextStory);
    }
}

namespace PlanningPoker.Tests.Core.Model;

public class NextStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c");

    static TestSession Estimated(TestSession session, params string[] stories) =>
        stories.Aggregate(session, (each, id) => each.Estimated(id, "5"));

    [Fact]
    public void In_a_quick_vote_the_next_story_is_the_first_without_an_estimate()
    {
        Assert.Equal("a", Start.State.NextStory?.Title);
        Assert.Equal("b", Estimated(Start, "a").State.NextStory?.Title);
    }

    [Fact]
    public void The_next_story_follows_the_current_one_and_wraps_at_the_end()
    {
        Assert.Equal("c", Start.Started("b").State.NextStory?.Title);
        Assert.Equal("a", Start.Started("c").State.NextStory?.Title);
        Assert.Equal("a", Estimated(Start.Started("b"), "c").State.NextStory?.Title);
    }

    [Fact]
    public void The_next_story_is_never_the_current_one()
    {
        Assert.Null(Estimated(Start.Started("b"), "a", "c").State.NextStory);
        Assert.Null(TestSession.Of("Ann").State.NextStory);
    }

    [Fact]
    public void The_backlog_is_done_when_no_story_needs_an_estimate()
    {
        Assert.False(TestSession.Of("Ann").State.IsBacklogDone);
        Assert.False(Estimated(Start.Started("b"), "a", "c").State.IsBacklogDone);
        Assert.True(Estimated(Start, "a", "b", "c").State.IsBacklogDone);
        Assert.False(Estimated(Start, "a", "b", "c").Estimated("b", "").State.IsBacklogDone);
    }
}

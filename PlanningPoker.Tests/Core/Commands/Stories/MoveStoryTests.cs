using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class MoveStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c", "d");

    static MoveStory Move(string story, int position) => new(TestSession.Story(story), position);

    static string Order(TestSession session) => string.Concat(session.State.Stories.Select(story => story.Title));

    [Theory]
    [InlineData("a", 1, "bacd")]
    [InlineData("a", 3, "bcda")]
    [InlineData("d", 0, "dabc")]
    [InlineData("c", 1, "acbd")]
    [InlineData("a", 99, "bcda")]
    public void A_story_moves_to_a_zero_based_position(string story, int position, string order)
    {
        var session = Start.Publishes("Ann", Move(story, position), new StoryMoved(TestSession.Id("Ann"), TestSession.Story(story)));

        Assert.Equal(order, Order(session));
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("c", 2)]
    [InlineData("d", 4)]
    public void Moving_a_story_to_its_own_position_changes_nothing(string story, int position) =>
        Start.LeavesUnchanged("Ann", Move(story, position));

    [Fact]
    public void A_negative_position_is_refused() =>
        Start.Refuses("Ann", Move("a", -1), Reason.BadStory);

    [Fact]
    public void A_move_changes_only_one_story()
    {
        var session = Start.After("Ann", Move("d", 1));

        foreach (var id in new[] { "a", "b", "c" })
            Assert.Same(Start.State.Story(TestSession.Story(id)), session.State.Story(TestSession.Story(id)));
    }

    [Fact]
    public void The_order_holds_when_there_is_no_room_left_between_two_ranks()
    {
        var session = Start;
        for (var i = 0; i < 60; i++)
        {
            var last = session.State.Stories[^1].Id;
            session = session.After("Ann", new MoveStory(last, 2));
            Assert.Equal(last, session.State.Stories[2].Id);
            Assert.Equal(4, session.State.Stories.Select(story => story.Rank).Distinct().Count());
            Assert.Equal(session.State.Stories.OrderBy(story => story.Rank), session.State.Stories);
        }
    }
}

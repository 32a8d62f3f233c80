using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class MoveStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c", "d");

    static MoveStory Move(string story, int position) => new(TestSession.Story(story), position);

    static string Order(TestSession table) => string.Concat(table.Session.Stories.Select(story => story.Title));

    [Theory]
    [InlineData("a", 1, "bacd")]
    [InlineData("a", 3, "bcda")]
    [InlineData("d", 0, "dabc")]
    [InlineData("c", 1, "acbd")]
    [InlineData("a", 99, "bcda")]
    public void A_story_goes_to_the_place_counted_from_nought(string story, int position, string order)
    {
        var table = Start.Tells("Ann", Move(story, position), new StoryMoved(TestSession.Id("Ann"), TestSession.Story(story)));

        Assert.Equal(order, Order(table));
    }

    [Theory]
    [InlineData("a", 0)]
    [InlineData("c", 2)]
    [InlineData("d", 4)]
    public void Where_it_stands_already_nothing_changes(string story, int position) =>
        Start.Ignores("Ann", Move(story, position));

    [Fact]
    public void There_is_no_place_before_the_first() =>
        Start.Refuses("Ann", Move("a", -1), Reason.BadStory);

    [Fact]
    public void A_move_changes_one_story_and_leaves_the_others_as_they_are()
    {
        var table = Start.After("Ann", Move("d", 1));

        foreach (var id in new[] { "a", "b", "c" })
            Assert.Same(Start.Session.Story(TestSession.Story(id)), table.Session.Story(TestSession.Story(id)));
    }

    [Fact]
    public void When_there_is_no_room_left_between_two_the_order_still_holds()
    {
        var table = Start;
        for (var i = 0; i < 60; i++)
        {
            var last = table.Session.Stories[^1].Id;
            table = table.After("Ann", new MoveStory(last, 2));
            Assert.Equal(last, table.Session.Stories[2].Id);
            Assert.Equal(4, table.Session.Stories.Select(story => story.Rank).Distinct().Count());
            Assert.Equal(table.Session.Stories.OrderBy(story => story.Rank), table.Session.Stories);
        }
    }
}

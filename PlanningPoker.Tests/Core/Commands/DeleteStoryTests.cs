using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class DeleteStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c");

    static readonly DeleteStory DeleteB = new(TestSession.Story("b"));

    static string[] Titles(TestSession table) => [.. table.Session.Stories.Select(story => story.Title)];

    [Fact]
    public void A_deleted_story_leaves_the_backlog_and_the_table_as_it_is()
    {
        var table = Start.Started("a").Voted(("Ann", "5"));
        var without = table.Tells("Ann", DeleteB, new StoryDeleted(TestSession.Id("Ann"), TestSession.Story("b")));

        Assert.Equal(["a", "c"], Titles(without));
        Assert.Same(table.Round, without.Round);
    }

    [Fact]
    public void Deleting_the_current_story_opens_a_quick_vote()
    {
        var table = Start.Started("b").Voted(("Ann", "5")).After("Ann", DeleteB);

        Assert.Equal((3, null, 0), (table.Round.Number, table.Round.Story, table.View.VoteCount));
    }

    [Fact]
    public void Deleting_it_again_changes_nothing() => Start.After("Ann", DeleteB).Ignores("Ann", DeleteB);

    [Fact]
    public void What_was_never_there_cannot_be_deleted() =>
        Start.Refuses("Ann", new DeleteStory(TestSession.Story("x")), Reason.NoStory);

    [Fact]
    public void Of_deleted_stories_the_last_thousand_are_kept()
    {
        var table = Start;
        for (var i = 0; i < PokerSession.MaxStories + 2; i++)
            table = table.After("Ann", new CreateStory($"n{i}", "Again")).After("Ann", new DeleteStory(TestSession.Story($"n{i}")));

        Assert.Equal(PokerSession.MaxStories, table.Session.DeletedStories.Count);
        Assert.Equal(TestSession.Story("n2"), table.Session.DeletedStories[0].Id);
    }

    [Fact]
    public void Creating_it_again_by_its_id_undoes_the_deletion()
    {
        var played = Start.Started("b").Voted(("Ann", "5")).Revealed().Estimated("b", "5").After("Ann", DeleteB);
        var table = played.Tells<StoriesCreated>("Ann", new CreateStory("b", "Anything"), out var told);

        Assert.Equal([TestSession.Story("b")], told.Stories);
        Assert.Equal(["a", "b", "c"], Titles(table));
        var story = table.Session.Story(TestSession.Story("b"))!;
        Assert.Equal(("b", "5", 1), (story.Title, story.Estimate, story.Rounds));
        Assert.Empty(table.Session.DeletedStories);
        Assert.Equal([2], table.Started("b").View.EarlierRounds.Select(round => round.Number));
    }

    [Fact]
    public void It_comes_back_to_its_place_at_either_end()
    {
        Assert.Equal(["a", "b", "c"], Titles(Start.After("Ann", new DeleteStory(TestSession.Story("a"))).WithStories("a")));
        Assert.Equal(["a", "b", "c"], Titles(Start.After("Ann", new DeleteStory(TestSession.Story("c"))).WithStories("c")));
    }

    [Fact]
    public void A_deleted_story_does_not_come_back_beyond_the_limit()
    {
        var table = Start.After("Ann", DeleteB).WithMoreStories(998);

        table.Refuses("Ann", new CreateStory("b", "b"), Reason.TooManyStories);
    }
}

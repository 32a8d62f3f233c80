using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class DeleteStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a", "b", "c");

    static readonly DeleteStories DeleteB = new(TestSession.Story("b"));

    static string[] Titles(TestSession session) => [.. session.State.Stories.Select(story => story.Title)];

    [Fact]
    public void Deleting_a_story_that_is_not_current_leaves_the_round_unchanged()
    {
        var session = Start.Started("a").Voted(("Ann", "5"));
        var without = session.Publishes<StoriesDeleted>("Ann", DeleteB, out var published);

        Assert.Equal([TestSession.Story("b")], published.Stories);
        Assert.Equal(["a", "c"], Titles(without));
        Assert.Same(session.Round, without.Round);
    }

    [Fact]
    public void Deleting_the_current_story_opens_a_quick_vote()
    {
        var session = Start.Started("b").Voted(("Ann", "5")).After("Ann", DeleteB);

        Assert.Equal((3, null, 0), (session.Round.Number, session.Round.Story, session.View.VoteCount));
    }

    [Fact]
    public void Deleting_a_story_twice_changes_nothing() => Start.After("Ann", DeleteB).LeavesUnchanged("Ann", DeleteB);

    [Fact]
    public void Several_stories_are_deleted_as_one_change_and_one_undo_brings_all_back_to_their_places()
    {
        var session = Start.WithStories("d", "e").Started("c").Voted(("Ann", "5"));
        var deleted = session.Publishes<StoriesDeleted>(
            "Ann", new DeleteStories([.. "bcd".Select(id => TestSession.Story($"{id}"))]), out var published);
        Assert.Equal(3, published.Stories.Length);
        Assert.Equal(["a", "e"], Titles(deleted));
        Assert.Null(deleted.Round.Story);

        var undone = deleted.Publishes<Undone>("Ann", new Undo(deleted.State.UndoOffers.Single().Id), out var back);
        Assert.Equal(published.Stories, back.Stories);
        Assert.Equal(["a", "b", "c", "d", "e"], Titles(undone));
        Assert.Equal((TestSession.Story("c"), 1), (undone.Round.Story, undone.View.VoteCount));
    }

    [Fact]
    public void One_unknown_story_or_none_at_all_is_refused_and_nothing_is_deleted()
    {
        Start.Refuses("Ann", new DeleteStories(TestSession.Story("a"), TestSession.Story("x")), Reason.NoStory);
        Start.Refuses("Ann", new DeleteStories(), Reason.NoStory);
    }

    [Fact]
    public void A_story_that_is_deleted_already_does_not_keep_the_others_from_being_deleted()
    {
        var session = Start.After("Ann", DeleteB).After("Ann", new DeleteStories(TestSession.Story("a"), TestSession.Story("b")));

        Assert.Equal(["c"], Titles(session));
        Assert.Equal(["b", "c"], Titles(session.After("Ann", new CreateStory("b", "b"))));
    }

    [Fact]
    public void An_unknown_story_cannot_be_deleted() =>
        Start.Refuses("Ann", new DeleteStories(TestSession.Story("x")), Reason.NoStory);

    [Fact]
    public void The_last_thousand_deleted_stories_are_kept()
    {
        var session = Start;
        for (var i = 0; i < PokerSession.MaxStories + 2; i++)
            session = session.After("Ann", new CreateStory($"n{i}", "Again")).After("Ann", new DeleteStories(TestSession.Story($"n{i}")));

        Assert.Equal(PokerSession.MaxStories, session.State.DeletedStories.Count);
        Assert.Equal(TestSession.Story("n2"), session.State.DeletedStories[0].Id);
    }

    [Fact]
    public void Creating_a_deleted_story_by_its_id_restores_it()
    {
        var played = Start.Started("b").Voted(("Ann", "5")).Revealed().Estimated("b", "5").After("Ann", DeleteB);
        var session = played.Publishes<StoriesCreated>("Ann", new CreateStory("b", "Anything"), out var published);

        Assert.Equal([TestSession.Story("b")], published.Stories);
        Assert.Equal(["a", "b", "c"], Titles(session));
        var story = session.State.Story(TestSession.Story("b"))!;
        Assert.Equal(("b", "5", 1), (story.Title, story.Estimate, story.Rounds));
        Assert.Empty(session.State.DeletedStories);
        Assert.Equal([2], session.Started("b").View.EarlierRounds.Select(round => round.Number));
    }

    [Fact]
    public void A_restored_story_returns_to_its_place_at_either_end()
    {
        Assert.Equal(["a", "b", "c"], Titles(Start.After("Ann", new DeleteStories(TestSession.Story("a"))).WithStories("a")));
        Assert.Equal(["a", "b", "c"], Titles(Start.After("Ann", new DeleteStories(TestSession.Story("c"))).WithStories("c")));
    }

    [Fact]
    public void A_deleted_story_is_not_restored_beyond_the_limit()
    {
        var session = Start.After("Ann", DeleteB).WithMoreStories(998);

        session.Refuses("Ann", new CreateStory("b", "b"), Reason.TooManyStories);
    }
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class ParkStoriesTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b", "c");

    static readonly StoryId A = TestSession.Story("a"), B = TestSession.Story("b"), C = TestSession.Story("c");

    static string Titles(IEnumerable<Story> stories) => string.Concat(stories.Select(story => story.Title));

    [Fact]
    public void A_parked_story_is_neither_next_nor_counted()
    {
        var session = Start.Started("a").Publishes<StoriesParked>("Ann", new ParkStories(B), out var published);

        Assert.Equal([B], published.Stories);
        Assert.Equal(C, session.State.NextStory?.Id);
        var backlog = session.View.Backlog;
        Assert.Equal((2, "c", "b"), (backlog.Count, Titles(backlog.Next), Titles(backlog.Parked)));
        Assert.Equal("abc", Titles(session.State.Stories));
    }

    [Fact]
    public void A_parked_story_is_taken_back_to_its_place()
    {
        var session = Start.After("Ann", new ParkStories(A, B))
            .Publishes<StoriesUnparked>("Ann", new UnparkStories(A, B, C), out var published);

        Assert.Equal([A, B], published.Stories);
        Assert.Equal("abc", Titles(session.View.Backlog.Next));
    }

    [Fact]
    public void Parking_the_current_story_opens_a_quick_vote_and_an_undo_brings_back_its_votes_and_all_stories()
    {
        var session = Start.Started("a").Voted(("Bob", "5")).After("Ann", new ParkStories(A, B));
        Assert.Equal((3, null, 0), (session.Round.Number, session.Round.Story, session.View.VoteCount));

        var undone = session.After("Ann", new Undo(session.State.UndoOffers.Single().Id));
        Assert.Equal((A, 1), (undone.Round.Story, undone.View.VoteCount));
        Assert.Empty(undone.View.Backlog.Parked);
    }

    [Fact]
    public void An_undo_takes_back_those_stories_that_are_still_parked()
    {
        var parked = Start.After("Ann", new ParkStories(A)).After("Ann", new ParkStories(B, C));
        var undo = new Undo(parked.State.UndoOffers[^1].Id);

        Assert.Equal("a", Titles(parked.After("Ann", undo).View.Backlog.Parked));
        Assert.Equal("bc", Titles(parked.After("Ann", new UnparkStories(B)).After("Ann", undo).View.Backlog.Next));
        parked.After("Ann", new UnparkStories(B, C)).Refuses("Ann", undo, Reason.TooLate);
    }

    [Fact]
    public void A_parked_story_that_is_started_is_no_longer_parked() =>
        Assert.Empty(Start.After("Ann", new ParkStories(B)).Started("b").View.Backlog.Parked);

    [Fact]
    public void A_parked_story_that_is_deleted_and_restored_is_still_parked()
    {
        var session = Start.After("Ann", new ParkStories(B)).After("Ann", new DeleteStories(B)).After("Ann", new CreateStory("b", "b"));

        Assert.Equal("b", Titles(session.View.Backlog.Parked));
    }

    [Fact]
    public void Parking_twice_or_taking_back_twice_changes_nothing()
    {
        Start.After("Ann", new ParkStories(B)).LeavesUnchanged("Ann", new ParkStories(B, B));
        Start.LeavesUnchanged("Ann", new UnparkStories(B));
    }

    [Fact]
    public void One_unknown_story_or_none_at_all_is_refused_and_nothing_is_parked()
    {
        Start.Refuses("Ann", new ParkStories(A, TestSession.Story("x")), Reason.NoStory);
        Start.Refuses("Ann", new ParkStories(), Reason.NoStory);
        Start.Refuses("Ann", new UnparkStories(), Reason.NoStory);
    }

    [Fact]
    public void Who_may_park_the_current_story_may_also_undo_that()
    {
        var everyone = Start.Started("a").Voted(("Ann", "5"))
            .After("Ann", new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        var parked = everyone.After("Bob", new ParkStories(A));

        var offer = Assert.Single(parked.View.UndoOffers);
        Assert.Equal((UndoKind.Park, UndoAudience.StoryManagers), (offer.What, offer.Audience));
        var undone = parked.After("Bob", new Undo(offer.Terms.Id));
        Assert.Equal((A, 1), (undone.Round.Story, undone.View.VoteCount));
        Assert.False(undone.State.Story(A)!.IsParked);

        parked.After("Ann", new UpdateSession(Settings: new(WhoManagesStories: "hosts")))
            .Refuses("Bob", new Undo(offer.Terms.Id), Reason.NotHost);
        var left = everyone.NextRound();
        left.Refuses("Bob", new Undo(left.State.UndoOffers[^1].Id), Reason.NotHost);
    }
}

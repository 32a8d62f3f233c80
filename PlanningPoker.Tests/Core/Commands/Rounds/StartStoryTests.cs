using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class StartStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b", "c");

    static StoryStarted Started(string? story) => new(TestSession.Id("Ann"), story is null ? null : TestSession.Story(story));

    [Fact]
    public void Starting_a_story_opens_the_next_round_on_it()
    {
        var session = Start.Publishes("Ann", new StartStory(TestSession.Story("a")), Started("a"));

        Assert.Equal((2, TestSession.Story("a")), (session.Round.Number, session.Round.Story));
        Assert.Equal("a", session.View.Story!.Title);
    }

    [Fact]
    public void The_estimate_of_the_story_that_is_left_is_saved_with_it()
    {
        var (a, b) = (TestSession.Story("a"), TestSession.Story("b"));
        var session = Start.Started("a").Publishes("Ann", new StartStory(b, 2, "8"), Started("b") with { Estimated = a });

        Assert.Equal(("8", b), (session.State.Story(a)!.Estimate, session.Round.Story));
        Start.Started("a").Refuses("Ann", new StartStory(b, 2, "?"), Reason.BadCard);
        Start.Refuses("Ann", new StartStory(b, 1, "8"), Reason.NoStory);
    }

    [Fact]
    public void A_quick_vote_opens_the_next_round_on_no_story()
    {
        var session = Start.Started("a").Publishes("Ann", new QuickVote(2), Started(null));

        Assert.Equal((3, null), (session.Round.Number, session.Round.Story));
        Assert.Null(session.View.Story);
    }

    [Fact]
    public void Two_hosts_who_press_Next_at_the_same_time_skip_no_story()
    {
        var session = Start.Started("a").After("Ann", new PromotePlayer(TestSession.Id("Bob")));
        session = session.After("Ann", new StartStory(TestSession.Story("b"), Round: 2));

        session.Refuses("Bob", new StartStory(TestSession.Story("b"), Round: 2), Reason.StaleRound);
        session.Refuses("Bob", new StartStory(TestSession.Story("c"), Round: 2), Reason.StaleRound);
    }

    [Fact]
    public void Starting_the_current_story_in_an_empty_round_changes_nothing()
    {
        Start.Started("a").LeavesUnchanged("Ann", new StartStory(TestSession.Story("a"), 2));
        Start.LeavesUnchanged("Ann", new QuickVote(1));
        Start.Voted(("Ann", "5")).After("Ann", new Retract()).LeavesUnchanged("Ann", new QuickVote());
    }

    [Fact]
    public void Starting_the_current_story_after_a_vote_opens_a_new_round()
    {
        Assert.Equal(3, Start.Started("a").Voted(("Ann", "5")).Started("a").Round.Number);
        Assert.Equal(3, Start.Started("a").Voted(("Ann", "5")).Revealed().Started("a").Round.Number);
        Assert.Equal(2, Start.Voted(("Ann", "5")).After("Ann", new QuickVote()).Round.Number);
    }

    [Fact]
    public void An_unknown_or_deleted_story_cannot_be_started()
    {
        Start.Refuses("Ann", new StartStory(TestSession.Story("z")), Reason.NoStory);
        Start.After("Ann", new DeleteStories(TestSession.Story("a")))
            .Refuses("Ann", new StartStory(TestSession.Story("a")), Reason.NoStory);
    }

    [Fact]
    public void Starting_another_story_keeps_a_revealed_round_and_drops_an_unrevealed_one()
    {
        Assert.Equal([2], Start.Started("a").Voted(("Ann", "5")).Revealed()
            .Started("b").State.FinishedRounds.Select(round => round.Number));
        Assert.Empty(Start.Started("a").Voted(("Ann", "5")).Started("b").State.FinishedRounds);
    }

    [Fact]
    public void A_round_number_is_never_reused()
    {
        var session = Start.Started("a").Voted(("Ann", "5")).Started("b")
            .After("Ann", new DeleteStories(TestSession.Story("b"))).NextRound();

        Assert.Equal(5, session.Round.Number);
    }

    [Fact]
    public void Returning_to_a_story_shows_only_its_own_earlier_rounds()
    {
        var session = Start.Started("a").Voted(("Ann", "5")).Revealed().Started("b").Voted(("Ann", "8")).Revealed().Started("a");

        Assert.Equal([2], session.View.EarlierRounds.Select(round => round.Number));
        Assert.Empty(session.After("Ann", new QuickVote()).View.EarlierRounds);
    }

    [Fact]
    public void An_estimate_that_another_host_has_saved_meanwhile_is_not_replaced_on_the_way_to_the_next_story()
    {
        var saved = Start.Started("a").Voted(("Ann", "5")).Revealed().Estimated("a", "8");
        var next = new StartStory(TestSession.Story("b"), Estimate: "5") { EstimateWas = "" };

        Assert.Equal([new FieldConflict("estimate", "5", "8")], saved.Try("Ann", next).Refusal?.Conflicts);
        saved.After("Ann", next with { Estimate = "8" });
        saved.After("Ann", next with { EstimateWas = null });
        // Also to save an estimate that was shown already is to say that it is this one.
        Assert.Equal([new FieldConflict("estimate", "5", "8")], saved.Try("Ann", next with { EstimateWas = "5" }).Refusal?.Conflicts);
    }

    [Fact]
    public void An_older_estimate_that_another_host_has_confirmed_since_the_reveal_is_not_replaced_by_a_page_from_before()
    {
        var older = Start.Started("a").Estimated("a", "5").Voted(("Ann", "8")).Revealed();
        var confirmed = older.Estimated("a", "5");
        var next = new StartStory(TestSession.Story("b"), Estimate: "8") { EstimateWas = "5" };
        var last = new EstimateStory(TestSession.Story("a"), "8", older.Round.Number) { Was = "5", WasOpen = true };

        Assert.Equal("8", older.After("Ann", next).State.Story(TestSession.Story("a"))!.Estimate);
        Assert.Equal("8", older.After("Ann", last).State.Story(TestSession.Story("a"))!.Estimate);
        FieldConflict[] conflicts = [new("estimate", "8", "5")];
        Assert.Equal(conflicts, confirmed.Try("Ann", next).Refusal?.Conflicts);
        Assert.Equal(conflicts, confirmed.Try("Ann", last).Refusal?.Conflicts);
        // Who edits the story has seen what is stored.
        confirmed.After("Ann", last with { WasOpen = false });
        confirmed.After("Ann", new EditStory(TestSession.Story("a")) { Estimate = "8", EstimateWas = "5" });
    }

    [Fact]
    public void A_quick_vote_that_is_voted_again_shows_its_own_earlier_rounds()
    {
        var again = Start.Voted(("Ann", "5")).Revealed().NextRound();

        Assert.Equal([1], again.View.EarlierRounds.Select(round => round.NumberInStory));
        var other = again.Voted(("Ann", "8")).Revealed().After("Ann", new QuickVote());
        Assert.Empty(other.View.EarlierRounds);
        // Its first round was not revealed, and the rounds of the quick vote before it are not its own.
        Assert.Empty(other.Voted(("Ann", "3")).NextRound().View.EarlierRounds);
        Assert.Equal([1], other.Voted(("Ann", "3")).Revealed().NextRound().View.EarlierRounds.Select(round => round.NumberInStory));
    }
}

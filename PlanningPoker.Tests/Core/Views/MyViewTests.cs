using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>The private view of a player, which is sent again when it differs from the last one.</summary>
public class MyViewTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b");

    static MyView Of(TestSession session, string player) => MyView.Of(session.State, session[player]);

    static FeedItem ItemBy(string player, TestSession session, Command command)
    {
        var outcome = session.Try(player, command);
        return outcome.ToFeedItem(session.State, session.ActorOf(player))!;
    }

    [Fact]
    public void My_view_shows_my_card_and_its_revision()
    {
        Assert.Equal((null, 0), (Of(Start, "Bob").Vote, Of(Start, "Bob").Rev));

        var voted = Start.Voted(("Bob", "5"), ("Bob", "8"));
        Assert.Equal(("8", 2), (Of(voted, "Bob").Vote, Of(voted, "Bob").Rev));
        Assert.Equal((null, 3), (Of(voted.After("Bob", new Retract()), "Bob").Vote, Of(voted.After("Bob", new Retract()), "Bob").Rev));
    }

    [Fact]
    public void My_vote_on_another_device_changes_my_view()
    {
        Assert.NotEqual(Of(Start, "Bob"), Of(Start.Voted(("Bob", "5")), "Bob"));
        Assert.NotEqual(Of(Start.Voted(("Bob", "5")), "Bob"), Of(Start.Voted(("Bob", "5"), ("Bob", "8")), "Bob"));
    }

    [Fact]
    public void Of_my_view_only_what_differs_is_shown_again()
    {
        var voted = Start.Voted(("Bob", "5"));
        var revealed = voted.After("Ann", new Reveal());
        Assert.Equal(MyParts.All, Of(voted, "Bob").DifferenceFrom(null));
        Assert.Equal(MyParts.None, Of(voted, "Bob").DifferenceFrom(Of(voted, "Bob")));
        Assert.Equal(MyParts.Vote, Of(voted, "Bob").DifferenceFrom(Of(Start, "Bob")));
        Assert.Equal(MyParts.Vote, Of(voted.After("Bob", new Retract()), "Bob").DifferenceFrom(Of(voted, "Bob")));
        Assert.Equal(MyParts.Vote, Of(revealed, "Bob").DifferenceFrom(Of(voted, "Bob")));
        Assert.Equal(MyParts.Vote, Of(revealed.NextRound(), "Bob").DifferenceFrom(Of(revealed, "Bob")));
        // Ann, the host, has not voted, and is no longer told that she can.
        Assert.Equal(MyParts.Vote | MyParts.Controls | MyParts.FirstSteps, Of(revealed, "Ann").DifferenceFrom(Of(voted, "Ann")));
        Assert.Equal(
            MyParts.Controls,
            Of(voted.After("Ann", new PromotePlayer(TestSession.Id("Bob"))), "Bob").DifferenceFrom(Of(voted, "Bob")));
        var watching = voted.After("Bob", new UpdatePlayer(TestSession.Id("Bob"), Role: Role.Observer));
        Assert.True(Of(watching, "Bob").DifferenceFrom(Of(voted, "Bob")).HasFlag(MyParts.Cards));
        // An observer's hand says whether they run the game.
        var facilitating = watching.After("Ann", new PromotePlayer(TestSession.Id("Bob")));
        Assert.Equal(MyParts.Cards | MyParts.Controls, Of(facilitating, "Bob").DifferenceFrom(Of(watching, "Bob")));
    }

    [Fact]
    public void A_vote_a_changed_vote_and_a_retract_affect_only_the_voter()
    {
        var voted = Start.Voted(("Bob", "5"));
        foreach (var (session, command) in (
            (TestSession, Command)[])[(Start, new Vote("5")), (voted, new Vote("8")), (voted, new Retract())])
            Assert.Equal(TestSession.Id("Bob"), ItemBy("Bob", session, command).Affected);
    }

    [Fact]
    public void A_reveal_a_reset_and_a_promotion_may_affect_everyone()
    {
        var voted = Start.Voted(("Bob", "5"));
        foreach (var command in (Command[])[new Reveal(), new Reset(), new PromotePlayer(TestSession.Id("Bob"))])
            Assert.Null(ItemBy("Ann", voted, command).Affected);
    }

    [Fact]
    public void Votes_of_others_do_not_change_my_view()
    {
        var voted = Start.Voted(("Ann", "3"));

        Assert.Equal(Of(Start, "Bob"), Of(voted, "Bob"));
        Assert.Equal(Of(voted, "Ann"), Of(voted.Voted(("Bob", "8")), "Ann"));
    }

    [Fact]
    public void A_reset_a_new_deck_a_reveal_a_role_and_a_promotion_change_my_view()
    {
        var voted = Start.Voted(("Ann", "3"));
        TestSession[] changed =
        [
            voted.NextRound(), voted.WithDeck("1", "2"), voted.Revealed(), voted.After("Ann", new PromotePlayer(TestSession.Id("Bob"))),
            voted.After("Bob", new UpdatePlayer(TestSession.Id("Bob"), Role: Role.Observer)),
        ];

        Assert.All(changed, session => Assert.NotEqual(Of(voted, "Bob"), Of(session, "Bob")));
    }

    [Fact]
    public void The_end_of_the_backlog_changes_the_view_of_everyone()
    {
        var last = Start.Estimated("a", "5").Started("b").Voted(("Ann", "5")).Revealed();
        var done = last.Estimated("b", "5");

        Assert.False(Of(last, "Bob").IsBacklogDone);
        Assert.True(Of(done, "Bob").IsBacklogDone);
        Assert.NotEqual(Of(last, "Bob"), Of(done, "Bob"));
    }

    [Fact]
    public void Only_a_host_has_the_view_of_a_host()
    {
        Assert.Null(Of(Start, "Bob").Host);
        Assert.Equal(new(null, null, null, TestSession.Story("a"), new()), Of(Start, "Ann").Host);
    }

    [Fact]
    public void A_host_is_offered_an_estimate_only_after_the_reveal()
    {
        var voted = Start.Started("a").Estimated("a", "1").Voted(("Ann", "5"), ("Bob", "5"));

        Assert.Equal(new(TestSession.Story("a"), "1", null, TestSession.Story("b"), new()), Of(voted, "Ann").Host);
        Assert.Equal(
            new(TestSession.Story("a"), "1", "5", TestSession.Story("b"), new("1", "5")) { OffersAutoReveal = true },
            Of(voted.Revealed(), "Ann").Host);
    }

    [Fact]
    public void A_suggestion_is_saved_in_place_of_an_estimate_that_is_older_than_the_cards()
    {
        var revealed = Start.Started("a").Estimated("a", "1").Voted(("Ann", "5"), ("Bob", "5")).Revealed();
        Assert.Equal("5", Of(revealed, "Ann").Host!.EstimateToSave);

        Assert.Null(Of(revealed.Estimated("a", "8"), "Ann").Host!.EstimateToSave);
        Assert.Null(Of(revealed.Estimated("a", "5"), "Ann").Host!.EstimateToSave);
        var again = revealed.Estimated("a", "8").After("Ann", new Reset()).Voted(("Ann", "3"), ("Bob", "3")).Revealed();
        Assert.Equal("3", Of(again, "Ann").Host!.EstimateToSave);
    }

    [Fact]
    public void An_older_estimate_that_a_host_saves_again_is_kept()
    {
        var story = TestSession.Story("a");
        var revealed = Start.Started("a").Estimated("a", "1").Voted(("Ann", "5"), ("Bob", "5")).Revealed();

        foreach (var again in (PlayerCommand[])[
            new EstimateStory(story, "1"), new EstimateStory(story, "1") { Was = "1" },
            new EditStory(story) { Estimate = "1" }, new EditStory(story) { Estimate = "1", EstimateWas = "2" }])
        {
            var confirmed = revealed.After("Ann", again);
            Assert.Null(Of(confirmed, "Ann").Host!.EstimateToSave);
            confirmed.LeavesUnchanged("Ann", again);
        }
        foreach (var asShown in (PlayerCommand[])[
            new EstimateStory(story, "") { Was = "" }, new EditStory(story) { Estimate = "1", EstimateWas = "1" }])
            revealed.LeavesUnchanged("Ann", asShown);
    }

    [Fact]
    public void An_estimate_that_was_saved_while_the_round_was_left_is_kept_when_it_comes_back()
    {
        var left = Start.Started("a").Voted(("Ann", "5"), ("Bob", "5")).Revealed()
            .After("Ann", new StartStory(TestSession.Story("b"), Estimate: "5"));
        var undo = new Undo(left.State.UndoOffers[^1].Id);

        Assert.Equal("5", Of(left.After("Ann", undo), "Ann").Host!.EstimateToSave);
        Assert.Null(Of(left.Estimated("a", "13").After("Ann", undo), "Ann").Host!.EstimateToSave);
        var unsaved = Start.Started("a").Voted(("Ann", "5"), ("Bob", "5")).Revealed().Started("b").Estimated("a", "13");
        Assert.Null(Of(unsaved.After("Ann", new Undo(unsaved.State.UndoOffers[^1].Id)), "Ann").Host!.EstimateToSave);
    }

    [Theory]
    [InlineData("3 5 8", "3 5 8")]
    [InlineData("5 5 ?", "5")]
    [InlineData("3 8", "3 5 8")]
    [InlineData("0 1 2 3 5 8 13", "1 2 3 5 8")]
    public void At_most_five_estimates_nearest_to_the_suggestion_are_offered(string votes, string offers)
    {
        var names = votes.Split(' ').Select((_, i) => $"P{i}").ToArray();
        var voted = TestSession.Of(names[0], names[1..]).WithStories("a").Started("a").Voted([.. names.Zip(votes.Split(' '))]).Revealed();

        Assert.Equal(new FaceList([.. offers.Split(' ')]), Of(voted, "P0").Host!.EstimateChoices);
    }

    [Theory]
    [InlineData("20", "1 2 3 5 20")]
    [InlineData("3", "1 2 3 5 8")]
    [InlineData("4", "1 2 3 5 4")]
    public void A_saved_estimate_is_among_them(string estimate, string offers)
    {
        string[] votes = ["0", "1", "2", "3", "5", "8", "13"];
        var names = votes.Select((_, i) => $"P{i}").ToArray();
        var revealed = TestSession.Of(names[0], names[1..]).WithStories("a").Started("a").Voted([.. names.Zip(votes)]).Revealed();

        Assert.Equal(new FaceList([.. offers.Split(' ')]), Of(revealed.Estimated("a", estimate), "P0").Host!.EstimateChoices);
    }
}

using PlanningPoker.Core.Commands;
using static PlanningPoker.Tests.Core.Commands.UndoneSession;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>Who may undo a change and until when, and what a removed player gets back.</summary>
public class UndoTests
{
    static readonly PlayerId Bob = TestSession.Id("Bob");
    static readonly StoryId B = TestSession.Story("b");

    [Fact]
    public void Those_who_may_reveal_may_undo_a_reveal_and_nothing_else()
    {
        var everyone = Voted.After("Ann", new UpdateSession(Settings: new("everyone")));
        var revealed = everyone.Revealed();
        var left = everyone.NextRound();

        revealed.After("Bob", new Undo(revealed.State.UndoOffers[^1].Id));
        left.Refuses("Bob", new Undo(left.State.UndoOffers[^1].Id), Reason.NotHost);
        Voted.Revealed().Refuses("Bob", new Undo(Voted.State.Version + 1), Reason.NotHost);
        Voted.Revealed().Refuses("Ann", new Undo(null), Reason.BadRequest);
    }

    [Fact]
    public void A_reveal_stands_once_the_estimate_of_its_story_is_saved()
    {
        var revealed = TestSession.Of("Ann", "Bob").WithStories("a", "b").Started("a").Voted(("Ann", "5"), ("Bob", "8")).Revealed();

        Assert.IsType<RevealUndo>(Assert.Single(revealed.Estimated("b", "3").State.UndoOffers));
        Assert.Empty(revealed.Estimated("a", "5").State.UndoOffers);
        Assert.Empty(revealed.After("Ann", new EditStory(TestSession.Story("a"), "A new title") { Estimate = "5" }).State.UndoOffers);
    }

    [Fact]
    public void A_reveal_can_be_undone_when_the_estimate_of_before_is_cleared()
    {
        var revealed = TestSession.Of("Ann", "Bob").WithStories("a").Estimated("a", "3").Started("a").Voted(("Ann", "5")).Revealed();

        var cleared = revealed.Estimated("a", "");
        Assert.IsType<RevealUndo>(Assert.Single(cleared.State.UndoOffers));
        var undone = cleared.After("Ann", new Undo(cleared.State.UndoOffers[^1].Id)).State;
        Assert.False(undone.Round.IsRevealed);
        Assert.Null(undone.Story(TestSession.Story("a"))!.Estimate);
        Assert.Empty(cleared.Estimated("a", "3").State.UndoOffers);
    }

    [Fact]
    public void Those_who_may_change_stories_may_undo_a_deletion()
    {
        var everyone = Voted.After("Ann", new UpdateSession(Settings: new(WhoManagesStories: "everyone")))
            .After("Cleo", new DeleteStories(B));

        everyone.After("Bob", new Undo(everyone.State.UndoOffers[^1].Id));
    }

    [Fact]
    public void A_removed_player_comes_back_with_the_vote_and_the_rights()
    {
        var host = Voted.After("Ann", new PromotePlayer(Bob));
        var undone = Undone(host.After("Ann", new RemovePlayer(Bob)));

        Assert.Equal(host["Bob"], undone["Bob"]);
        Assert.Equal("8", undone.Round.FaceOf(Bob));
        undone.Voted(("Bob", "13"));
    }

    [Fact]
    public void A_removed_player_comes_back_without_the_vote_when_the_round_is_over()
    {
        var undone = Undone(Voted.After("Ann", new RemovePlayer(Bob)).Revealed(), UndoKind.Player);

        Assert.Null(undone.Round.FaceOf(Bob));
        Assert.True(undone["Bob"].IsSeated);
    }

    [Fact]
    public void A_removed_player_gets_the_vote_back_after_the_round_was_revealed_and_hidden_again()
    {
        var hidden = Undone(Voted.After("Ann", new RemovePlayer(Bob)).Revealed());
        Assert.Equal("8", Undone(hidden).Round.FaceOf(Bob));

        var removedLater = Undone(Voted.Revealed().After("Ann", new RemovePlayer(Bob)), UndoKind.Reveal);
        Assert.Null(removedLater.Round.FaceOf(Bob));
        Assert.Equal("8", Undone(removedLater).Round.FaceOf(Bob));
    }

    [Fact]
    public void Who_became_an_observer_after_the_reveal_comes_back_without_a_vote_in_the_hidden_round()
    {
        var observer = Voted.Revealed().After("Bob", new UpdatePlayer(Bob, Role: Role.Observer));
        var hidden = Undone(observer.After("Ann", new RemovePlayer(Bob)), UndoKind.Reveal);

        Assert.Null(Undone(hidden, UndoKind.Player).Round.FaceOf(Bob));
    }

    [Fact]
    public void A_removed_player_gets_the_vote_back_in_a_round_that_was_left_in_either_order()
    {
        var left = Voted.After("Ann", new RemovePlayer(Bob)).NextRound();

        Assert.Equal("8", Undone(Undone(left, UndoKind.Player), UndoKind.Round).Round.FaceOf(Bob));
        Assert.Equal("8", Undone(Undone(left, UndoKind.Round), UndoKind.Player).Round.FaceOf(Bob));
    }

    [Fact]
    public void A_removed_player_whose_name_is_taken_or_who_came_back_is_not_offered()
    {
        var removed = Voted.After("Ann", new RemovePlayer(Bob));

        Assert.Empty(removed.After("Dan", new Join("bob")).State.UndoOffers);
        Assert.Empty(removed.After("Bob", new Join("Bob")).State.UndoOffers);
        Assert.Empty(Voted.After("Bob", new Leave()).State.UndoOffers);
    }

    [Fact]
    public void An_offer_ends_after_ten_seconds_by_itself()
    {
        var left = Voted.NextRound();
        var offer = Assert.Single(left.State.UndoOffers);
        var due = DueCommand.NextIn(left.State)!;
        Assert.Equal(offer.Terms.Until, due.At);

        var outcome = due.Command!.Run(left.State, new SystemActor(due.Command!.Reason, due.At));
        Assert.IsType<UndoExpired>(outcome.Event);
        Assert.Empty(outcome.Session.UndoOffers);
        Assert.Empty(outcome.Session.LeftRounds);
        Assert.Null(DueCommand.NextIn(outcome.Session));
        Assert.Equal(OutcomeKind.Unchanged, due.Command!.Run(outcome.Session, new SystemActor(due.Command!.Reason, due.At)).Kind);
    }

    [Fact]
    public void An_offer_whose_time_is_over_is_refused_even_if_it_is_still_there()
    {
        var left = Voted.NextRound();
        var undo = new Undo(left.State.UndoOffers[^1].Id);

        Assert.Null(undo.Run(left.State, left.ActorOf("Ann") with { At = left.State.UndoOffers[^1].Terms.Until }).Refusal);
        left.Refuses(left.ActorOf("Ann") with { At = left.State.UndoOffers[^1].Terms.Until.AddMicroseconds(1) }, undo, Reason.TooLate);
        left.Refuses("Ann", new Undo(1), Reason.TooLate);
    }

    [Fact]
    public void Nobody_sees_a_hidden_vote_that_an_offer_keeps()
    {
        var kept = Voted.After("Ann", new RemovePlayer(Bob)).NextRound();

        var view = JsonText.Of(kept.View.UndoOffers);
        Assert.DoesNotContain("\"8\"", view, StringComparison.Ordinal);
        Assert.DoesNotContain("\"5\"", view, StringComparison.Ordinal);
    }
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class UndoTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a"), B = TestSession.Story("b");
    static readonly TestSession Voted = TestSession.Of("Ann", "Bob", "Cleo").WithStories("a", "b").Started("a")
        .Voted(("Ann", "5"), ("Bob", "8"));

    public static TheoryData<Command> LeavingARound =>
        [new Reset(), new StartStory(B), new QuickVote(), new UpdateSession(Deck: new("t-shirt", []))];

    [Theory, MemberData(nameof(LeavingARound))]
    public void A_round_that_was_left_comes_back_with_its_votes_its_story_and_its_deck(Command leave)
    {
        var undone = Undone(Voted.After("Ann", leave));

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal(Voted.State.Deck, undone.State.Deck);
        Assert.Equal(4, undone.Round.Number);
        Assert.Empty(undone.State.FinishedRounds);
        Assert.Empty(undone.State.UndoOffers);
        Assert.Null(undone.State.LeftRound);
    }

    [Theory, MemberData(nameof(LeavingARound))]
    public void A_revealed_round_that_was_left_is_the_current_one_again(Command leave)
    {
        var revealed = Voted.Revealed();
        var undone = Undone(revealed.After("Ann", leave));

        AssertSameRound(revealed.Round, undone.Round);
        Assert.Empty(undone.State.FinishedRounds);
        Assert.Equal(1, undone.State.Story(A)!.Rounds);
    }

    [Fact]
    public void An_estimate_that_was_saved_with_leaving_the_round_is_undone_with_it()
    {
        var before = Voted.Estimated("a", "3").Revealed();
        var undone = Undone(before.After("Ann", new StartStory(B, Estimate: "8")));

        Assert.Equal("3", undone.State.Story(A)!.Estimate);
        AssertSameRound(before.Round, undone.Round);
    }

    [Fact]
    public void An_estimate_that_somebody_changed_since_stays_when_the_round_comes_back()
    {
        var changed = Voted.Revealed().After("Ann", new StartStory(B, Estimate: "8")).Estimated("a", "13");

        Assert.Equal("13", Undone(changed).State.Story(A)!.Estimate);
    }

    [Fact]
    public void A_round_without_votes_is_left_without_an_offer() =>
        Assert.Empty(Voted.NextRound().After("Ann", new Reset()).State.UndoOffers);

    [Fact]
    public void There_is_no_way_back_once_somebody_has_voted_in_the_new_round()
    {
        var left = Voted.NextRound();
        var offer = Assert.Single(left.State.UndoOffers);
        var voted = left.Voted(("Cleo", "1"));

        Assert.Empty(voted.View.UndoOffers);
        Assert.Null(voted.State.LeftRound);
        voted.Refuses("Ann", new Undo(offer.Id), Reason.TooLate);
    }

    [Fact]
    public void A_round_comes_back_without_the_votes_of_those_who_cannot_vote_any_more()
    {
        var undone = Undone(Voted.NextRound().After("Bob", new UpdatePlayer(Bob, Role: Role.Observer)));

        Assert.Equal((1, 2), (undone.View.VoteCount, undone.View.TotalPlayers));
        Assert.Null(undone.Round.FaceOf(Bob));
    }

    [Fact]
    public void A_reveal_is_undone_once_and_a_late_repetition_of_it_does_not_reveal_again()
    {
        var undone = Undone(Voted.After("Ann", new Reveal(2)));

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal(0, undone.State.Story(A)!.Rounds);
        undone.Refuses("Ann", new Reveal(2), Reason.StaleRound);
        undone.Revealed();
    }

    [Fact]
    public void Those_who_may_reveal_may_undo_a_reveal_and_nothing_else()
    {
        var everyone = Voted.After("Ann", new UpdateSession(Settings: new("everyone")));
        var revealed = everyone.Revealed();
        var left = everyone.NextRound();

        revealed.After("Bob", new Undo(revealed.State.UndoOffers[^1].Id));
        left.Refuses("Bob", new Undo(left.State.UndoOffers[^1].Id), Reason.NotHost);
        Voted.Revealed().Refuses("Bob", new Undo(Voted.State.Version + 1), Reason.NotHost);
    }

    [Fact]
    public void Those_who_may_change_stories_may_undo_a_deletion()
    {
        var everyone = Voted.After("Ann", new UpdateSession(Settings: new(WhoManagesStories: "everyone")))
            .After("Cleo", new DeleteStories(B));

        everyone.After("Bob", new Undo(everyone.State.UndoOffers[^1].Id));
    }

    [Fact]
    public void A_deleted_story_comes_back_with_the_round_on_it()
    {
        var deleted = Voted.After("Ann", new DeleteStories(A));
        Assert.Null(deleted.Round.Story);

        var undone = Undone(deleted);

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal([A, B], undone.State.Stories.Select(story => story.Id));
        Assert.Empty(undone.State.DeletedStories);
    }

    [Fact]
    public void A_deleted_story_comes_back_alone_when_somebody_has_voted_since()
    {
        var undone = Undone(Voted.After("Ann", new DeleteStories(A)).Voted(("Cleo", "3")));

        Assert.Equal((1, null), (undone.View.VoteCount, undone.Round.Story));
        Assert.NotNull(undone.State.Story(A));
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
        Assert.Null(outcome.Session.LeftRound);
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

    static TestSession Undone(TestSession session, UndoKind? kind = null)
    {
        var offer = session.State.UndoOffers.Last(offer => kind is null || offer.Kind == kind);
        var undone = session.Publishes<Undone>("Ann", new Undo(offer.Id), out var published);
        Assert.Equal((Ann, offer.Id, offer.Kind), (published.By.Player, published.UndoId, published.What));
        return undone;
    }

    static void AssertSameRound(Round expected, Round actual)
    {
        Assert.Equal(expected with { Number = actual.Number, Votes = actual.Votes, IsCountdownStopped = true }, actual);
        Assert.Equal(expected.Votes.Values.OrderBy(vote => vote.Player.Value), actual.Votes.Values.OrderBy(vote => vote.Player.Value));
    }
}

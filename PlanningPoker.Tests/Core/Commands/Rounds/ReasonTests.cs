using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

/// <summary>The reason that a player gives for a card: secret like the card, and shown with it.</summary>
public class ReasonTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob");

    [Fact]
    public void A_reason_is_shown_at_the_reveal_beside_the_card()
    {
        var session = Start.After("Bob", new Vote("5", Reason: "  Known ground "));
        Assert.Null(session.View.Players[1].Reason);

        var revealed = session.Revealed();
        Assert.Equal("Known ground", revealed.View.Players[1].Reason);
        Assert.Equal("Known ground", revealed.View.Results!.Votes.Single().Reason);
    }

    [Fact]
    public void A_reason_for_the_same_card_is_a_private_change_with_a_higher_revision()
    {
        var session = Start.After("Bob", new Vote("5", 1, 1)).ChangesPrivately("Bob", new Vote("5", 1, 2, "Known ground"));

        session.LeavesUnchanged("Bob", new Vote("5", 1, 2, "Known ground"));
        session.Refuses("Bob", new Vote("5", 1, 2, "Another"), Reason.StaleRev);
        session.Refuses("Bob", new Vote("5", 1, 1), Reason.StaleRev);
    }

    [Fact]
    public void A_vote_without_a_reason_keeps_it_and_an_empty_one_removes_it()
    {
        var session = Start.After("Bob", new Vote("5", Reason: "Known ground"));

        Assert.Equal("Known ground", ReasonOfBob(session.After("Bob", new Vote("8"))));
        Assert.Null(ReasonOfBob(session.After("Bob", new Vote("8", Reason: " "))));
        Assert.Null(ReasonOfBob(session.After("Bob", new Retract()).After("Bob", new Vote("5"))));
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("\u202Eback to front")]
    [InlineData("\u200B")]
    public void What_is_not_one_line_is_refused(string reason) =>
        Start.Refuses("Bob", new Vote("5", Reason: reason), Reason.BadReason);

    [Fact]
    public void A_reason_has_at_most_140_characters()
    {
        Start.Publishes("Bob", new Vote("5", Reason: new('x', 140)), new VoteSubmitted(TestSession.Id("Bob")));
        Start.Refuses("Bob", new Vote("5", Reason: new('x', 141)), Reason.BadReason);
    }

    [Fact]
    public void A_reason_after_the_reveal_is_refused_and_named()
    {
        var session = Start.After("Bob", new Vote("5", 1, 1)).Revealed();

        AssertLost(null, "Known ground", session.Refuses("Bob", new Vote("5", 1, 2, " Known ground "), Reason.AlreadyRevealed));
        AssertLost("8", "Known ground", session.Refuses("Bob", new Vote("8", 1, 2, "Known ground"), Reason.AlreadyRevealed));
        AssertLost("8", null, session.Refuses("Bob", new Vote("8", 1, 2), Reason.AlreadyRevealed));
        session.LeavesUnchanged("Bob", new Vote("5", 1, 2));
    }

    [Fact]
    public void A_reason_for_a_round_that_is_over_is_named_without_a_card_that_counted()
    {
        var session = Start.After("Bob", new Vote("5", 1, 1, "Known ground")).Revealed().NextRound();

        AssertLost(null, "Well known ground", session.Refuses("Bob", new Vote("5", 1, 2, "Well known ground"), Reason.StaleRound));
        AssertLost("8", null, session.Refuses("Bob", new Vote("8", 1, 2, "Known ground"), Reason.StaleRound));
        AssertLost("5", "Ground", Start.NextRound().Refuses("Bob", new Vote("5", 1, 1, "Ground"), Reason.StaleRound));
    }

    static void AssertLost(string? card, string? reason, Refusal refusal) =>
        Assert.Equal((card, reason), (refusal.Value, refusal.LostReason));

    [Fact]
    public void A_removed_player_who_is_brought_back_has_the_reason_again()
    {
        var session = Start.After("Bob", new Vote("5", Reason: "Known ground")).After("Ann", new RemovePlayer(TestSession.Id("Bob")));
        Assert.Null(session.Voted(("Ann", "3")).Revealed().View.Results!.Votes.Single().Reason);

        session = session.After("Ann", new Undo(session.State.UndoOffers[^1].Id));
        Assert.Equal("Known ground", ReasonOfBob(session));
    }

    [Fact]
    public void A_final_vote_may_still_get_a_reason()
    {
        var session = Start.After("Ann", new UpdateSession(Settings: new(VotesMayChange: false))).After("Bob", new Vote("5"));

        Assert.Equal("Known ground", ReasonOfBob(session.ChangesPrivately("Bob", new Vote("5", Reason: "Known ground"))));
        session.Refuses("Bob", new Vote("8", Reason: "Known ground"), Reason.VoteIsFinal);
    }

    [Fact]
    public void A_reason_stops_no_countdown_since_nobody_may_see_that_it_came()
    {
        var session = Start.Voted(("Ann", "5"), ("Bob", "5"));
        session = session.With(session.State with { Round = session.Round with { RevealsAt = session.Now.AddSeconds(3) } });

        var after = session.ChangesPrivately("Bob", new Vote("5", Reason: "Known ground"));
        Assert.Equal(session.Round.RevealsAt, after.Round.RevealsAt);
    }

    [Fact]
    public void Only_the_player_sees_a_hidden_reason()
    {
        var session = Start.After("Bob", new Vote("5", Reason: "Known ground"));

        Assert.Equal("Known ground", SnapshotYou.Of(session.State, session["Bob"]).Reason);
        Assert.DoesNotContain("ground", JsonText.Of(Snapshot.Of(session.View, new HashSet<PlayerId>())), StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"Known ground\"", JsonText.Of(Snapshot.Of(session.Revealed().View, new HashSet<PlayerId>())),
            StringComparison.OrdinalIgnoreCase);
    }

    static string? ReasonOfBob(TestSession session) => MyView.Of(session.State, session["Bob"]).Reason;
}

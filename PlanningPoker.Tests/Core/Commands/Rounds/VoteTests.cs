using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class VoteTests
{
    [Fact]
    public void A_first_vote_is_published_without_its_card()
    {
        var session = TestSession.Of("Ann", "Bob").Publishes("Bob", new Vote("5"), new VoteSubmitted(TestSession.Id("Bob")));

        Assert.Equal((1, 2), (session.View.VoteCount, session.View.TotalPlayers));
        Assert.Equal("5", session.Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void A_changed_vote_is_stored_and_not_published()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).ChangesPrivately("Bob", new Vote("8"));

        Assert.Equal("8", session.Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void The_same_card_again_changes_nothing() =>
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).LeavesUnchanged("Bob", new Vote("5"));

    [Fact]
    public void A_host_votes_like_the_others() =>
        TestSession.Of("Ann", "Bob").Publishes("Ann", new Vote("☕"), new VoteSubmitted(TestSession.Id("Ann")));

    [Theory]
    [InlineData("4")]
    [InlineData("")]
    [InlineData(" 5")]
    [InlineData("5.0")]
    [InlineData(null)]
    public void A_card_that_is_not_on_the_deck_is_refused(string? face) =>
        TestSession.Of("Ann").Refuses("Ann", new Vote(face), Reason.BadCard);

    [Fact]
    public void A_vote_after_the_reveal_is_refused()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).Revealed();

        session.Refuses("Bob", new Vote("8"), Reason.AlreadyRevealed);
        session.Refuses("Ann", new Vote("8"), Reason.AlreadyRevealed);
    }

    [Fact]
    public void A_vote_that_was_counted_may_be_sent_again_even_after_the_reveal()
    {
        var session = TestSession.Of("Ann").After("Ann", new Vote("5", 1, 1)).Revealed();

        session.LeavesUnchanged("Ann", new Vote("5", 1, 1));
        session.LeavesUnchanged("Ann", new Vote("5"));
    }

    [Fact]
    public void A_late_vote_equal_to_the_revealed_card_changes_nothing_at_any_revision()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new Vote("5", 1, 1)).Revealed();

        session.LeavesUnchanged("Ann", new Vote("5", 1, 3));
        session.LeavesUnchanged("Bob", new Retract(1, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_vote_for_another_round_is_refused_with_its_round_and_card(int round)
    {
        var refusal = TestSession.Of("Ann").NextRound().Refuses("Ann", new Vote("5", round), Reason.StaleRound);

        Assert.Equal((round, "5"), (refusal.Round, refusal.Value));
    }

    [Fact]
    public void An_observer_cannot_vote()
    {
        var session = TestSession.Of("Ann").WithObserver("Olga");

        session.Refuses("Olga", new Vote("5"), Reason.ObserverCannotVote);
        session.Refuses("Olga", new Retract(), Reason.ObserverCannotVote);
    }

    [Fact]
    public void Everyone_has_voted_when_all_seated_voters_have()
    {
        var session = TestSession.Of("Ann", "Bob").WithObserver("Olga").Voted(("Ann", "5"));
        Assert.False(session.View.HaveAllVoted);

        Assert.True(session.Voted(("Bob", "?")).View.HaveAllVoted);
        Assert.True(session.After("Bob", new Leave()).View.HaveAllVoted);
        Assert.False(session.After("Ann", new UpdatePlayer(TestSession.Id("Ann"), Role: Role.Observer)).View.HaveAllVoted);
    }

    [Fact]
    public void A_session_without_voters_has_not_all_voted() =>
        Assert.False(TestSession.OpenedBy("Ann", new("Team", "Ann", FacilitateOnly: true)).View.HaveAllVoted);
}

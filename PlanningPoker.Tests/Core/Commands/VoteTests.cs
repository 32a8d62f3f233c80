using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class VoteTests
{
    [Fact]
    public void A_first_card_is_told_to_everyone_without_its_face()
    {
        var table = TestSession.Of("Ann", "Bob").Tells("Bob", new Vote("5"), new VoteSubmitted(TestSession.Id("Bob")));

        Assert.Equal((1, 2), (table.View.VoteCount, table.View.TotalPlayers));
        Assert.Equal("5", table.Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void A_changed_card_is_written_and_told_to_nobody()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Hides("Bob", new Vote("8"));

        Assert.Equal("8", table.Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void The_same_card_again_changes_nothing() =>
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Ignores("Bob", new Vote("5"));

    [Fact]
    public void A_host_votes_like_the_others() =>
        TestSession.Of("Ann", "Bob").Tells("Ann", new Vote("☕"), new VoteSubmitted(TestSession.Id("Ann")));

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
        var table = TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).Revealed();

        table.Refuses("Bob", new Vote("8"), Reason.AlreadyRevealed);
        table.Refuses("Ann", new Vote("8"), Reason.AlreadyRevealed);
    }

    [Fact]
    public void A_vote_that_was_counted_may_be_sent_again_even_after_the_reveal()
    {
        var table = TestSession.Of("Ann").After("Ann", new Vote("5", 1, 1)).Revealed();

        table.Ignores("Ann", new Vote("5", 1, 1));
        table.Ignores("Ann", new Vote("5"));
    }

    [Fact]
    public void Who_changed_their_mind_and_back_without_being_heard_is_not_told_that_the_card_on_the_table_does_not_count()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", new Vote("5", 1, 1)).Revealed();

        table.Ignores("Ann", new Vote("5", 1, 3));
        table.Ignores("Bob", new Retract(1, 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_vote_for_a_round_that_is_not_on_names_what_was_not_counted(int round)
    {
        var refusal = TestSession.Of("Ann").Again().Refuses("Ann", new Vote("5", round), Reason.StaleRound);

        Assert.Equal((round, "5"), (refusal.Round, refusal.Value));
    }

    [Fact]
    public void An_observer_cannot_vote()
    {
        var table = TestSession.Of("Ann").WithObserver("Olga");

        table.Refuses("Olga", new Vote("5"), Reason.ObserverCannotVote);
        table.Refuses("Olga", new Retract(), Reason.ObserverCannotVote);
    }

    [Fact]
    public void Everyone_has_voted_when_all_seated_voters_have()
    {
        var table = TestSession.Of("Ann", "Bob").WithObserver("Olga").Voted(("Ann", "5"));
        Assert.False(table.View.HaveAllVoted);

        Assert.True(table.Voted(("Bob", "?")).View.HaveAllVoted);
        Assert.True(table.After("Bob", new Leave()).View.HaveAllVoted);
        Assert.False(table.After("Ann", new UpdatePlayer(TestSession.Id("Ann"), Role: Role.Observer)).View.HaveAllVoted);
    }

    [Fact]
    public void A_session_without_voters_has_not_all_voted() =>
        Assert.False(TestSession.OpenedBy("Ann", new("Team", "Ann", FacilitateOnly: true)).View.HaveAllVoted);
}

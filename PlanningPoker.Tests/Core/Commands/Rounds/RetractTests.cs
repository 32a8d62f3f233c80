using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class RetractTests
{
    [Fact]
    public void A_retract_is_published()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5"))
            .Publishes("Bob", new Retract(), new VoteRetracted(TestSession.Id("Bob")));

        Assert.Equal(0, session.View.VoteCount);
        Assert.Equal(new CastVote(TestSession.Id("Bob"), null, 2), session.Round.Votes[TestSession.Id("Bob")]);
    }

    [Fact]
    public void A_second_retract_or_one_without_a_card_changes_nothing()
    {
        TestSession.Of("Ann", "Bob").LeavesUnchanged("Bob", new Retract());
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Retract()).LeavesUnchanged("Bob", new Retract());
    }

    [Fact]
    public void A_vote_after_a_retract_is_published() =>
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Retract())
            .Publishes("Bob", new Vote("5"), new VoteSubmitted(TestSession.Id("Bob")));

    [Fact]
    public void A_revealed_card_cannot_be_retracted() =>
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().Refuses("Bob", new Retract(), Reason.AlreadyRevealed);

    [Fact]
    public void A_retract_for_a_finished_round_is_stale()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).NextRound().Voted(("Bob", "8"));

        var refusal = session.Refuses("Bob", new Retract(1), Reason.StaleRound);
        Assert.Equal((1, null), (refusal.Round, refusal.Value));
    }
}

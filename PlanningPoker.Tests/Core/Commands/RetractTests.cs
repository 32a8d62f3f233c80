using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class RetractTests
{
    [Fact]
    public void Taking_the_card_back_is_told_to_everyone()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Tells("Bob", new Retract(), new VoteRetracted(TestSession.Id("Bob")));

        Assert.Equal(0, table.View.VoteCount);
        Assert.Equal(new CastVote(TestSession.Id("Bob"), null, 2), table.Round.Votes[TestSession.Id("Bob")]);
    }

    [Fact]
    public void Twice_or_without_a_card_it_changes_nothing()
    {
        TestSession.Of("Ann", "Bob").Ignores("Bob", new Retract());
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Retract()).Ignores("Bob", new Retract());
    }

    [Fact]
    public void After_taking_back_one_may_vote_again_and_everyone_hears_it() =>
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Retract()).Tells("Bob", new Vote("5"), new VoteSubmitted(TestSession.Id("Bob")));

    [Fact]
    public void A_turned_card_stays() =>
        TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().Refuses("Bob", new Retract(), Reason.AlreadyRevealed);

    [Fact]
    public void A_retract_for_a_round_that_is_over_is_stale()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Again().Voted(("Bob", "8"));

        var refusal = table.Refuses("Bob", new Retract(1), Reason.StaleRound);
        Assert.Equal((1, null), (refusal.Round, refusal.Value));
    }
}

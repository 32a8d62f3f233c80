using PlanningPoker.Core;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class RetractTests
{
    [Fact]
    public void Taking_the_card_back_is_told_to_everyone()
    {
        var table = Table.Of("Ann", "Bob").Voted(("Bob", "5")).Tells("Bob", new Retract(), new VoteRetracted(Table.Id("Bob")));

        Assert.Equal(0, table.View.VoteCount);
        Assert.Equal(new CastVote(Table.Id("Bob"), null, 2), table.Round.Votes[Table.Id("Bob")]);
    }

    [Fact]
    public void Twice_or_without_a_card_it_changes_nothing()
    {
        Table.Of("Ann", "Bob").Ignores("Bob", new Retract());
        Table.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Retract()).Ignores("Bob", new Retract());
    }

    [Fact]
    public void After_taking_back_one_may_vote_again_and_everyone_hears_it() =>
        Table.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Retract()).Tells("Bob", new Vote("5"), new VoteSubmitted(Table.Id("Bob")));

    [Fact]
    public void A_turned_card_stays() =>
        Table.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().Refuses("Bob", new Retract(), Reason.AlreadyRevealed);

    [Fact]
    public void A_retract_for_a_round_that_is_over_is_stale()
    {
        var table = Table.Of("Ann", "Bob").Voted(("Bob", "5")).Again().Voted(("Bob", "8"));

        var refusal = table.Refuses("Bob", new Retract(1), Reason.StaleRound);
        Assert.Equal((1, null), (refusal.Round, refusal.Value));
    }
}

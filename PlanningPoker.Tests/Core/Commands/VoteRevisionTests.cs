using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>The last intent wins, not the last packet.</summary>
public class VoteRevisionTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob");

    static CastVote? Bobs(TestSession table) => table.Round.Votes.GetValueOrDefault(TestSession.Id("Bob"));

    static CastVote Card(string? face, int rev) => new(TestSession.Id("Bob"), face, rev);

    [Fact]
    public void Votes_5_then_8_arriving_in_the_wrong_order_leave_8()
    {
        var table = Start.After("Bob", new Vote("8", 1, Rev: 2));

        var refusal = table.Refuses("Bob", new Vote("5", 1, Rev: 1), Reason.StaleRev);
        Assert.Equal(Card("8", 2), refusal.Stored);
    }

    [Fact]
    public void A_retract_that_overtakes_its_vote_stays_a_retract()
    {
        var table = Start.Hides("Bob", new Retract(1, Rev: 2));

        var refusal = table.Refuses("Bob", new Vote("5", 1, Rev: 1), Reason.StaleRev);
        Assert.Equal(Card(null, 2), refusal.Stored);
    }

    [Fact]
    public void A_vote_that_overtakes_a_retract_stays_a_vote() =>
        Start.After("Bob", new Vote("5", Rev: 1)).Hides("Bob", new Vote("8", Rev: 3)).Refuses("Bob", new Retract(Rev: 2), Reason.StaleRev);

    [Fact]
    public void Equal_revision_and_equal_card_is_the_same_vote_again()
    {
        Start.After("Bob", new Vote("5", Rev: 4)).Ignores("Bob", new Vote("5", Rev: 4));
        Start.After("Bob", new Retract(Rev: 4)).Ignores("Bob", new Retract(Rev: 4));
    }

    [Fact]
    public void Equal_revision_and_another_card_is_stale()
    {
        Start.After("Bob", new Vote("5", Rev: 4)).Refuses("Bob", new Vote("8", Rev: 4), Reason.StaleRev);
        Start.After("Bob", new Vote("5", Rev: 4)).Refuses("Bob", new Retract(Rev: 4), Reason.StaleRev);
        Start.After("Bob", new Retract(Rev: 4)).Refuses("Bob", new Vote("5", Rev: 4), Reason.StaleRev);
    }

    [Fact]
    public void A_lower_revision_of_the_same_card_is_stale() =>
        Start.After("Bob", new Vote("5", Rev: 4)).Refuses("Bob", new Vote("5", Rev: 3), Reason.StaleRev);

    [Fact]
    public void A_higher_revision_of_the_same_card_raises_it_unheard()
    {
        var table = Start.After("Bob", new Vote("5", Rev: 1)).Hides("Bob", new Vote("5", Rev: 3));

        Assert.Equal(Card("5", 3), Bobs(table));
        table.Refuses("Bob", new Vote("8", Rev: 2), Reason.StaleRev);
    }

    [Fact]
    public void Left_out_the_revision_is_one_more_than_what_is_stored()
    {
        var table = Start.After("Bob", new Vote("5"));
        Assert.Equal(Card("5", 1), Bobs(table));

        Assert.Equal(Card("8", 8), Bobs(table.After("Bob", new Vote("13", Rev: 7)).After("Bob", new Vote("8"))));
    }

    [Fact]
    public void A_new_round_begins_a_new_count()
    {
        var table = Start.After("Bob", new Vote("5", Rev: 9)).Again().After("Bob", new Vote("8", Rev: 1));

        Assert.Equal(Card("8", 1), Bobs(table));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_revision_out_of_range_is_refused(int rev)
    {
        Start.Refuses("Bob", new Vote("5", Rev: rev), Reason.BadRequest);
        Start.Refuses("Bob", new Retract(Rev: rev), Reason.BadRequest);
    }
}

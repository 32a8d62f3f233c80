using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

/// <summary>Each vote carries a revision, so that the newest vote wins even when requests arrive out of order.</summary>
public class VoteRevisionTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob");

    static CastVote? VoteOfBob(TestSession session) => session.Round.Votes.GetValueOrDefault(TestSession.Id("Bob"));

    static CastVote Card(string? face, int rev) => new(TestSession.Id("Bob"), face, rev);

    [Fact]
    public void A_revision_far_ahead_is_refused_so_that_a_script_does_not_lock_out_its_players_pages()
    {
        var session = TestSession.Of("Ann", "Bob");
        session.Refuses("Bob", new Vote("5", Rev: 1_000_000), Reason.BadRequest);
        session.Refuses("Bob", new Vote("5", Rev: Vote.MaxRevStep + 1), Reason.BadRequest);
        session.After("Bob", new Vote("5", Rev: Vote.MaxRevStep)).After("Bob", new Vote("8", Rev: Vote.MaxRevStep + 1));
    }

    [Fact]
    public void Votes_5_then_8_arriving_in_the_wrong_order_leave_8()
    {
        var session = Start.After("Bob", new Vote("8", 1, Rev: 2));

        var refusal = session.Refuses("Bob", new Vote("5", 1, Rev: 1), Reason.StaleRev);
        Assert.Equal(Card("8", 2), refusal.Stored);
    }

    [Fact]
    public void A_retract_that_overtakes_its_vote_stays_a_retract()
    {
        var session = Start.ChangesPrivately("Bob", new Retract(1, Rev: 2));

        var refusal = session.Refuses("Bob", new Vote("5", 1, Rev: 1), Reason.StaleRev);
        Assert.Equal(Card(null, 2), refusal.Stored);
    }

    [Fact]
    public void A_vote_that_overtakes_a_retract_stays_a_vote() =>
        Start.After("Bob", new Vote("5", Rev: 1)).ChangesPrivately("Bob", new Vote("8", Rev: 3))
            .Refuses("Bob", new Retract(Rev: 2), Reason.StaleRev);

    [Fact]
    public void The_same_revision_with_the_same_card_changes_nothing()
    {
        Start.After("Bob", new Vote("5", Rev: 4)).LeavesUnchanged("Bob", new Vote("5", Rev: 4));
        Start.After("Bob", new Retract(Rev: 4)).LeavesUnchanged("Bob", new Retract(Rev: 4));
    }

    [Fact]
    public void The_same_revision_with_another_card_is_stale()
    {
        Start.After("Bob", new Vote("5", Rev: 4)).Refuses("Bob", new Vote("8", Rev: 4), Reason.StaleRev);
        Start.After("Bob", new Vote("5", Rev: 4)).Refuses("Bob", new Retract(Rev: 4), Reason.StaleRev);
        Start.After("Bob", new Retract(Rev: 4)).Refuses("Bob", new Vote("5", Rev: 4), Reason.StaleRev);
    }

    [Fact]
    public void A_lower_revision_of_the_same_card_is_stale() =>
        Start.After("Bob", new Vote("5", Rev: 4)).Refuses("Bob", new Vote("5", Rev: 3), Reason.StaleRev);

    [Fact]
    public void A_higher_revision_of_the_same_card_is_stored_privately()
    {
        var session = Start.After("Bob", new Vote("5", Rev: 1)).ChangesPrivately("Bob", new Vote("5", Rev: 3));

        Assert.Equal(Card("5", 3), VoteOfBob(session));
        session.Refuses("Bob", new Vote("8", Rev: 2), Reason.StaleRev);
    }

    [Fact]
    public void An_omitted_revision_is_one_more_than_the_stored_one()
    {
        var session = Start.After("Bob", new Vote("5"));
        Assert.Equal(Card("5", 1), VoteOfBob(session));

        Assert.Equal(Card("8", 8), VoteOfBob(session.After("Bob", new Vote("13", Rev: 7)).After("Bob", new Vote("8"))));
    }

    [Fact]
    public void Revisions_start_again_in_a_new_round()
    {
        var session = Start.After("Bob", new Vote("5", Rev: 9)).NextRound().After("Bob", new Vote("8", Rev: 1));

        Assert.Equal(Card("8", 1), VoteOfBob(session));
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

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class RemovePlayerTests
{
    static readonly RemovePlayer RemoveBob = new(TestSession.Id("Bob"));

    [Fact]
    public void A_host_sends_a_player_away_and_everyone_hears_who_did_it()
    {
        var table = TestSession.Of("Ann", "Bob").Tells("Ann", RemoveBob, new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Bob"), null));

        Assert.Equal(Seating.Removed, table["Bob"].Seating);
        Assert.Equal(["Ann"], table.View.Players.Select(player => player.Name));
    }

    [Fact]
    public void Whoever_was_removed_is_told_so_whatever_they_try()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", RemoveBob);

        table.Refuses("Bob", new Vote("5"), Reason.Removed);
        table.Refuses("Bob", new Leave(), Reason.Removed);
        table.Refuses("Bob", new Reveal(), Reason.Removed);
    }

    [Fact]
    public void Removing_someone_who_is_gone_changes_nothing()
    {
        TestSession.Of("Ann", "Bob").After("Ann", RemoveBob).Ignores("Ann", RemoveBob);
        TestSession.Of("Ann", "Bob").After("Bob", new Leave()).Ignores("Ann", RemoveBob);
    }

    [Fact]
    public void Nobody_has_an_unknown_id() =>
        TestSession.Of("Ann").Refuses("Ann", RemoveBob, Reason.NoPlayer);

    [Fact]
    public void Removal_withdraws_the_hidden_vote_and_keeps_the_turned_one()
    {
        var voted = TestSession.Of("Ann", "Bob").Voted(("Bob", "5"));

        Assert.Equal(0, voted.After("Ann", RemoveBob).View.VoteCount);
        Assert.Single(voted.Revealed().After("Ann", RemoveBob).View.Results!.Votes);
    }

    [Fact]
    public void A_host_who_removes_themselves_has_left()
    {
        var table = TestSession.Of("Ann", "Bob");
        table = table.Tells("Ann", new RemovePlayer(TestSession.Id("Ann")), new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), TestSession.Id("Bob")));

        Assert.Equal(Seating.Left, table["Ann"].Seating);
    }

    [Fact]
    public void A_removed_host_is_host_no_more()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", new PromotePlayer(TestSession.Id("Bob"))).After("Ann", RemoveBob);

        Assert.False(table["Bob"].IsHost);
        Assert.True(table["Ann"].IsHost);
    }
}

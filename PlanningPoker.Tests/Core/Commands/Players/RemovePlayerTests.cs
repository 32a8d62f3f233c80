using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

public class RemovePlayerTests
{
    static readonly RemovePlayer RemoveBob = new(TestSession.Id("Bob"));

    [Fact]
    public void Removing_a_player_is_published_with_the_host_who_did_it()
    {
        var session = TestSession.Of("Ann", "Bob")
            .Publishes("Ann", RemoveBob, new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Bob"), null));

        Assert.Equal(Seating.Removed, session["Bob"].Seating);
        Assert.Equal(["Ann"], session.View.Players.Select(player => player.Name));
    }

    [Fact]
    public void Every_command_of_a_removed_player_is_refused_as_removed()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", RemoveBob);

        session.Refuses("Bob", new Vote("5"), Reason.Removed);
        session.Refuses("Bob", new Leave(), Reason.Removed);
        session.Refuses("Bob", new Reveal(), Reason.Removed);
    }

    [Fact]
    public void Removing_a_player_who_has_gone_changes_nothing()
    {
        TestSession.Of("Ann", "Bob").After("Ann", RemoveBob).LeavesUnchanged("Ann", RemoveBob);
        TestSession.Of("Ann", "Bob").After("Bob", new Leave()).LeavesUnchanged("Ann", RemoveBob);
    }

    [Fact]
    public void Removing_an_unknown_player_is_refused() =>
        TestSession.Of("Ann").Refuses("Ann", RemoveBob, Reason.NoPlayer);

    [Fact]
    public void Removal_withdraws_a_hidden_vote_and_keeps_a_revealed_one()
    {
        var voted = TestSession.Of("Ann", "Bob").Voted(("Bob", "5"));

        Assert.Equal(0, voted.After("Ann", RemoveBob).View.VoteCount);
        Assert.Single(voted.Revealed().After("Ann", RemoveBob).View.Results!.Votes);
    }

    [Fact]
    public void A_host_who_removes_themselves_leaves()
    {
        var session = TestSession.Of("Ann", "Bob");
        session = session.Publishes("Ann", new RemovePlayer(TestSession.Id("Ann")),
            new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), TestSession.Id("Bob")));

        Assert.Equal(Seating.Left, session["Ann"].Seating);
    }

    [Fact]
    public void A_removed_host_is_no_longer_host()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new PromotePlayer(TestSession.Id("Bob"))).After("Ann", RemoveBob);

        Assert.False(session["Bob"].IsHost);
        Assert.True(session["Ann"].IsHost);
    }
}

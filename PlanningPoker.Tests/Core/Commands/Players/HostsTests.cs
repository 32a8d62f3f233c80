using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

public class HostsTests
{
    static PlayerUpdated Updated(string by, string player, string? newHost = null) =>
        new(TestSession.Id(by), TestSession.Id(player), newHost is null ? null : TestSession.Id(newHost));

    [Fact]
    public void A_host_makes_another_player_host()
    {
        var session = TestSession.Of("Ann", "Bob").Publishes("Ann", new PromotePlayer(TestSession.Id("Bob")), Updated("Ann", "Bob"));

        Assert.True(session["Ann"].IsHost);
        Assert.True(session["Bob"].IsHost);
        session.LeavesUnchanged("Ann", new PromotePlayer(TestSession.Id("Bob")));
    }

    [Fact]
    public void A_player_who_left_cannot_be_made_host()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", new Leave());

        session.Refuses("Ann", new PromotePlayer(TestSession.Id("Bob")), Reason.NoPlayer);
        session.Refuses("Ann", new DemotePlayer(TestSession.Id("Bob")), Reason.NoPlayer);
    }

    [Fact]
    public void A_host_makes_another_host_a_player()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new PromotePlayer(TestSession.Id("Bob")));
        session = session.Publishes("Bob", new DemotePlayer(TestSession.Id("Ann")), Updated("Bob", "Ann"));

        Assert.False(session["Ann"].IsHost);
        session.LeavesUnchanged("Bob", new DemotePlayer(TestSession.Id("Ann")));
    }

    [Fact]
    public void When_the_last_host_steps_down_the_longest_seated_player_becomes_host_in_the_same_change()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo")
            .Publishes("Ann", new DemotePlayer(TestSession.Id("Ann")), Updated("Ann", "Ann", newHost: "Bob"));

        Assert.Equal(["Bob"], session.State.Seated.Where(player => player.IsHost).Select(player => player.Name));
    }

    [Fact]
    public void The_only_player_stays_host() =>
        TestSession.Of("Ann").LeavesUnchanged("Ann", new DemotePlayer(TestSession.Id("Ann")));

    [Fact]
    public void An_observer_can_be_host_and_still_cannot_vote()
    {
        var session = TestSession.Of("Ann").WithObserver("Olga").After("Ann", new PromotePlayer(TestSession.Id("Olga")));

        session.Refuses("Olga", new Vote("5"), Reason.ObserverCannotVote);
        session.Voted(("Ann", "5")).After("Olga", new Reveal());
    }
}

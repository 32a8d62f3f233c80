using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class HostsTests
{
    static PlayerUpdated Told(string by, string whom, string? newHost = null) =>
        new(TestSession.Id(by), TestSession.Id(whom), newHost is null ? null : TestSession.Id(newHost));

    [Fact]
    public void A_host_makes_another_player_host()
    {
        var table = TestSession.Of("Ann", "Bob").Tells("Ann", new PromotePlayer(TestSession.Id("Bob")), Told("Ann", "Bob"));

        Assert.True(table["Ann"].IsHost);
        Assert.True(table["Bob"].IsHost);
        table.Ignores("Ann", new PromotePlayer(TestSession.Id("Bob")));
    }

    [Fact]
    public void Someone_who_left_can_not_be_made_host()
    {
        var table = TestSession.Of("Ann", "Bob").After("Bob", new Leave());

        table.Refuses("Ann", new PromotePlayer(TestSession.Id("Bob")), Reason.NoPlayer);
        table.Refuses("Ann", new DemotePlayer(TestSession.Id("Bob")), Reason.NoPlayer);
    }

    [Fact]
    public void A_host_makes_another_host_a_player()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", new PromotePlayer(TestSession.Id("Bob")));
        table = table.Tells("Bob", new DemotePlayer(TestSession.Id("Ann")), Told("Bob", "Ann"));

        Assert.False(table["Ann"].IsHost);
        table.Ignores("Bob", new DemotePlayer(TestSession.Id("Ann")));
    }

    [Fact]
    public void When_the_last_host_steps_down_the_longest_seated_other_follows_in_the_same_change()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").Tells("Ann", new DemotePlayer(TestSession.Id("Ann")), Told("Ann", "Ann", newHost: "Bob"));

        Assert.Equal(["Bob"], table.Session.Seated.Where(player => player.IsHost).Select(player => player.Name));
    }

    [Fact]
    public void Alone_one_stays_host() =>
        TestSession.Of("Ann").Ignores("Ann", new DemotePlayer(TestSession.Id("Ann")));

    [Fact]
    public void Being_host_says_nothing_about_holding_cards()
    {
        var table = TestSession.Of("Ann").WithObserver("Olga").After("Ann", new PromotePlayer(TestSession.Id("Olga")));

        table.Refuses("Olga", new Vote("5"), Reason.ObserverCannotVote);
        table.Voted(("Ann", "5")).After("Olga", new Reveal());
    }
}

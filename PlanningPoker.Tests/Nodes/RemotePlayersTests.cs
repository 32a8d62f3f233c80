using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Web.Nodes;

namespace PlanningPoker.Tests.Nodes;

/// <summary>Who is present on other servers: what is not repeated is forgotten, but not while nothing can be repeated.</summary>
public class RemotePlayersTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly PlayerId Ann = new("ann"), Bob = new("bob");

    readonly FakeTimeProvider clock = new();
    readonly RemotePlayers players;

    public RemotePlayersTests() => players = new(clock);

    [Fact]
    public void A_player_is_forgotten_25_seconds_after_the_last_announcement()
    {
        players.Set("one", [Ann], SharedPresence.Lifetime);
        clock.Advance(24 * Second);
        Assert.Equal([Ann], players.Present(mayForget: true));

        players.Set("one", [Ann], SharedPresence.Lifetime);
        clock.Advance(24 * Second);
        Assert.Equal([Ann], players.Present(mayForget: true));
        clock.Advance(2 * Second);
        Assert.Empty(players.Present(mayForget: true));
    }

    [Fact]
    public void A_player_on_two_servers_is_one_and_stays_until_both_have_let_go()
    {
        players.Set("one", [Ann, Bob], SharedPresence.Lifetime);
        players.Set("two", [Ann], SharedPresence.Lifetime);
        Assert.Equal(2, players.Present(mayForget: true).Count);

        players.Set("one", [], SharedPresence.Lifetime);
        Assert.Equal([Ann], players.Present(mayForget: true));
        players.Set("two", [], SharedPresence.Lifetime);
        Assert.Empty(players.Present(mayForget: true));
    }

    [Fact]
    public void A_server_that_starts_is_told_of_the_players_of_one_that_has_just_stopped()
    {
        var started = new RemotePlayers(clock);
        players.Set("one", [Ann], SharedPresence.Lifetime);
        players.Set("two", [Bob], SharedPresence.Lifetime);
        Assert.Empty(players.Stopped());
        players.Stop("one", 10 * Second);
        clock.Advance(6 * Second);

        foreach (var server in players.Stopped()) started.AddStopped(server);
        Assert.Equal([Ann], started.Present(mayForget: true));
        clock.Advance(3 * Second);
        Assert.Equal([Ann], started.Present(mayForget: true));

        clock.Advance(2 * Second);
        Assert.Empty(players.Stopped());
        Assert.Empty(started.Present(mayForget: true));
    }

    [Fact]
    public void After_a_break_in_which_nothing_could_be_said_everybody_has_the_whole_time_again()
    {
        players.Set("one", [Ann], SharedPresence.Lifetime);
        clock.Advance(24 * Second);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal([Ann], players.Present(mayForget: false));
            clock.Advance(Second);
        }

        clock.Advance(20 * Second);
        Assert.Equal([Ann], players.Present(mayForget: true));
        clock.Advance(6 * Second);
        Assert.Empty(players.Present(mayForget: true));
    }

    [Fact]
    public void The_players_of_a_server_that_has_stopped_stay_for_ten_seconds()
    {
        players.Set("one", [Ann], SharedPresence.Lifetime);
        players.Set("two", [Bob], SharedPresence.Lifetime);
        players.Stop("one", 10 * Second);
        // A new server starts meanwhile.
        Assert.Equal(2, players.Present(mayForget: false).Count);
        clock.Advance(9 * Second);
        Assert.Equal(2, players.Present(mayForget: true).Count);
        clock.Advance(2 * Second);
        Assert.Equal([Bob], players.Present(mayForget: true));
    }

    [Fact]
    public void The_set_is_the_same_one_as_long_as_nobody_comes_or_goes()
    {
        players.Set("one", [Ann], SharedPresence.Lifetime);
        var before = players.Present(mayForget: true);
        players.Set("one", [Ann], SharedPresence.Lifetime);
        Assert.Same(before, players.Present(mayForget: true));
    }
}

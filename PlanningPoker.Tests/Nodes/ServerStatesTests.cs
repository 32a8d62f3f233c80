using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Web.Nodes;

namespace PlanningPoker.Tests.Nodes;

/// <summary>When the hints of other servers can be relied on, so that stamps need to be compared less often.</summary>
public class ServerStatesTests
{
    readonly FakeTimeProvider clock = new();
    readonly ServerStates servers;

    public ServerStatesTests() => servers = new() { Time = clock };

    [Fact]
    public void Hints_are_complete_a_while_after_the_first_heartbeats()
    {
        Beat(seconds: 1);
        Assert.True(servers.IsConnected);
        Assert.False(servers.AreHintsComplete);

        Beat(seconds: 4);
        Assert.True(servers.AreHintsComplete);
    }

    [Fact]
    public void A_break_that_is_shorter_than_the_timeout_is_noticed_here_and_on_other_servers()
    {
        Beat(seconds: 5);
        servers.Interrupt();
        Assert.Equal(1, servers.Interruptions);
        Beat(seconds: 1);
        Assert.False(servers.AreHintsComplete);
        Beat(seconds: 4);
        Assert.True(servers.AreHintsComplete);

        Beat(seconds: 1, otherInterruptions: 1);
        Assert.False(servers.AreHintsComplete);
        Beat(seconds: 4, otherInterruptions: 1);
        Assert.True(servers.AreHintsComplete);
    }

    [Fact]
    public void Whoever_was_away_or_is_back_is_told_anew_what_was_missed()
    {
        var told = 0;
        servers.Recovering += () => told++;
        Beat(seconds: 1);
        Assert.Equal(2, told);
        Beat(seconds: 5);
        Assert.Equal(2, told);

        Beat(seconds: 1, otherInterruptions: 1);
        Assert.Equal(3, told);
        clock.Advance(TimeSpan.FromSeconds(1));
        Beat(seconds: 1, otherInterruptions: 1);
        Assert.Equal(5, told);
    }

    [Fact]
    public void Without_the_heartbeats_of_another_server_hints_are_incomplete_until_it_has_stopped()
    {
        Beat(seconds: 5);
        for (var i = 0; i < 4; i++) BeatOnce(null);
        Assert.True(servers.IsConnected);
        Assert.False(servers.AreHintsComplete);

        servers.Remove("other");
        Assert.True(servers.AreHintsComplete);
    }

    [Fact]
    public void What_was_missed_in_an_interruption_does_not_count_against_the_hints_after_it()
    {
        Beat(seconds: 5);
        servers.Interrupt();
        Assert.True(servers.IsRecovering);
        Beat(seconds: 4);
        Assert.False(servers.IsRecovering);

        servers.ReportMissingHint();
        Beat(seconds: 55);
        Assert.False(servers.AreHintsComplete);
        Beat(seconds: 6);
        Assert.True(servers.AreHintsComplete);
    }

    void Beat(int seconds, long otherInterruptions = 0)
    {
        for (var i = 0; i < seconds * 4; i++) BeatOnce(otherInterruptions);
    }

    void BeatOnce(long? otherInterruptions)
    {
        servers.Add(servers.Own, 0);
        if (otherInterruptions is { } count) servers.Add("other", count);
        clock.Advance(ServerStates.HeartbeatInterval);
    }
}

using PlanningPoker.E2E.Scenarios.Clocks;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>A player with a screen reader hears what happens at the table beside the votes.</summary>
public class SpokenEventsTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Skips_settings_countdowns_timers_hosts_and_removals_are_heard()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Carol");
        var bob = await (await JoinPage.OpenAsync(await Team.OpenListeningPageAsync("Bob"), alice.Invitation)).JoinAsync("Bob");
        await bob.ExpectConnectedAsync();
        await alice.ExpectPlayerCountAsync(3);

        await alice.SkipAsync("Carol");
        await bob.HearsAsync("Alice skipped Carol in this round");
        await CountdownTests.SwitchOnAsync(alice);
        await bob.HearsAsync("Settings changed by Alice");
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await bob.VoteAsync("5");
        await CountdownTests.ExpectCountdownAsync(alice);
        await alice.Page.Keyboard.PressAsync("x");
        await bob.HearsAsync("Everyone has voted – revealing in 3 seconds");
        await bob.HearsAsync("Countdown stopped by Alice");
        await alice.Page.Keyboard.PressAsync("t");
        await bob.HearsAsync("Timer started by Alice");
        await alice.MakeHostAsync("Carol");
        await bob.HearsAsync("Carol is now a host");
        await alice.RemoveAsync("Carol");
        await bob.HearsAsync("Carol was removed by Alice");
    }
}

using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Everyone sees at once who joins, who leaves and who is host.</summary>
public class SeatTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Joins_and_leaves_show_at_once_and_the_status_counts_who_is_online()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.WatchForReloadAsync();
        await alice.ExpectStatusAsync("Connected (1 player online)");
        foreach (var (player, count) in new[] { ("Bob", 2), ("Carol", 3), ("Dave", 4) })
        {
            await Team.JoinAsync(alice.Invitation, player);
            await alice.ExpectJoinedAsync(player);
            await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(count));
            await Team.EveryoneAsync(table => table.ExpectStatusAsync($"Connected ({count} players online)"));
        }

        var dave = Team["Dave"];
        await dave.LeaveAsync();
        await ExpectJoinFormAsync(dave.Page);
        foreach (var name in new[] { "Alice", "Bob", "Carol" })
        {
            await Team[name].ExpectPlayersAsync("Alice", "Bob", "Carol");
            await Team[name].ExpectPlayerCountAsync(3);
            await Team[name].ExpectStatusAsync("Connected (3 players online)");
            await Team[name].ExpectNotificationAsync("Dave left");
        }
        await alice.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task A_new_host_gets_the_controls_and_a_former_one_loses_them_without_reloading()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.WatchForReloadAsync();
        await Expect(bob.Button("Reveal cards")).Not.ToBeVisibleAsync();
        await Expect(bob.Button("Add story")).Not.ToBeVisibleAsync();

        await alice.MakeHostAsync("Bob");
        await Expect(bob.Button("Reveal cards")).ToBeVisibleAsync();
        await bob.ExpectNotificationAsync("You are host now");
        await bob.AddStoryAsync("Reset a password");
        await alice.ExpectStoriesAsync("Reset a password");
        await bob.VoteAsync("5");
        await bob.RevealAsync();
        await alice.ExpectCardOfAsync("Bob", "5");

        await bob.Player("Alice").HoverAsync();
        await bob.Button("No longer host: Alice").ClickAsync();
        await Expect(alice.Button("Vote again")).Not.ToBeVisibleAsync();
        await Expect(alice.Button("Add story")).Not.ToBeVisibleAsync();
        await alice.ExpectNotificationAsync("You are no longer a host");
        await bob.ExpectNotReloadedAsync();
    }

    static Task ExpectJoinFormAsync(IPage page) =>
        Expect(page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true })).ToBeVisibleAsync();

    [Fact]
    public async Task Who_becomes_an_observer_elsewhere_has_no_cards_here_and_takes_them_again()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");

        await bob.Page.EvaluateAsync(
            "fetch(`${location.pathname}/role`, { method: 'POST', body: new URLSearchParams({ role: 'observer' }) })");
        await Expect(bob.Button("Take cards")).ToBeVisibleAsync();
        await alice.ExpectProgressAsync("0 of 1 voted");

        await bob.Button("Take cards").ClickAsync();
        await bob.VoteAsync("8");
        await bob.ExpectSavedAsync("8");
        await alice.ExpectProgressAsync("1 of 2 voted");
    }
}

using Microsoft.Playwright;
using PlanningPoker.E2E.Scenarios.Keys;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>When no host is here for a while, somebody else runs the game until a host takes the controls back.</summary>
public class HandOverTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_player_runs_the_game_while_the_host_is_away_and_the_host_takes_the_controls_back()
    {
        var (alice, bob, carol) = await StartAsync();
        foreach (var player in new[] { bob, carol }) await player.ListenAsync();
        var table = alice.Page.Url;
        await alice.Page.GotoAsync("about:blank");

        await ExpectOfferAsync(bob);
        await bob.HearsAsync("No host is here. You can run the game.");
        await carol.HearsAsync("No host is here – Bob can take the controls");
        await Expect(carol.Page.Locator("#hand-over")).ToHaveTextAsync("No host is here – Bob can take the controls");
        await Expect(carol.Button("Take the controls")).ToHaveCountAsync(0);
        await bob.Button("Take the controls").TapAsync();
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await bob.RevealAsync();
        await carol.HearsAsync("Bob is now a host");
        await carol.HearsAsync("Cards revealed");
        await carol.ExpectResultAsync("Average", "5");

        await alice.Page.GotoAsync(table);
        await Expect(alice.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Bob ran the game while you were away.");
        await Expect(alice.Page.Locator("#return-form").GetByText("Bob ran the game while you were away.")).ToBeVisibleAsync();
        await alice.Button("Take the controls back").ClickAsync();

        await Expect(bob.Button("Vote again")).ToHaveCountAsync(0);
        await bob.HearsAsync("You are no longer a host");
        await Expect(alice.Button("Vote again")).ToBeVisibleAsync();
        await Expect(alice.Button("Take the controls back")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_host_who_is_back_in_time_ends_the_offer_or_lets_both_be_host()
    {
        var (alice, bob, carol) = await StartAsync();
        var table = alice.Page.Url;
        await alice.Page.GotoAsync("about:blank");
        await ExpectOfferAsync(bob);
        await alice.Page.GotoAsync(table);
        await Expect(bob.Button("Take the controls")).ToHaveCountAsync(0);
        await Expect(carol.Page.Locator("#hand-over")).ToBeHiddenAsync();

        await alice.Page.GotoAsync("about:blank");
        await ExpectOfferAsync(bob);
        await bob.Button("Take the controls").FocusAsync();
        await bob.Page.Keyboard.PressAsync("Enter");
        await Expect(bob.Button("Vote again")).ToBeVisibleAsync();
        await alice.Page.GotoAsync(table);
        await alice.Button("Both host").ClickAsync();

        await Expect(alice.Button("Both host")).ToHaveCountAsync(0);
        await Expect(alice.Button("Vote again")).ToBeVisibleAsync();
        await Expect(bob.Button("Vote again")).ToBeVisibleAsync();
    }

    /// <summary>Bob has a phone. Carol joins after him, so that he is asked first.</summary>
    async Task<(TablePage Alice, TablePage Bob, TablePage Carol)> StartAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await Team.JoinAsync(alice.Invitation, "Bob", ByHandTests.Phone);
        var carol = await Team.JoinAsync(alice.Invitation, "Carol");
        return (alice, bob, carol);
    }

    /// <summary>The controls are offered after a host has not been seen for some seconds, and then not been here for thirty.</summary>
    internal static Task ExpectOfferAsync(TablePage table) =>
        Expect(table.Button("Take the controls")).ToBeVisibleAsync(new() { Timeout = 90_000 });
}

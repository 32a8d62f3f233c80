using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>One player on two devices.</summary>
public class DeviceTests(PokerServer server) : TableTests(server)
{
    static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
        HasTouch = true,
        IsMobile = true
    };

    [Fact]
    public async Task A_phone_becomes_the_same_player_as_the_laptop()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());
        var link = await CreateLinkAsync(alice);

        var phone = await OpenLinkAsync(await Team.OpenPageAsync("Alice's phone", Phone), link, "Alice");
        await phone.ExpectStatusAsync("Connected (2 players online)");
        await phone.VoteAsync("8");
        await alice.ExpectMyCardAsync("8");
        await alice.VoteAsync("5");
        await phone.ExpectMyCardAsync("5");
        await Team["Bob"].ExpectProgressAsync("1 of 2 voted");
        await Expect(phone.Button("Reveal cards")).ToBeVisibleAsync();
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(2));
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());
        Assert.DoesNotContain(link.Segments[^1], ServerLog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_link_shows_an_error_and_the_next_link_works_without_JavaScript()
    {
        Team.PageErrors.Expect("404");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var link = await CreateLinkAsync(alice);
        await OpenLinkAsync(await Team.OpenPageAsync("Phone", Phone), link, "Alice");

        var tablet = await Team.OpenPageAsync("Tablet", new() { JavaScriptEnabled = false });
        await tablet.GotoAsync($"{link}");
        await Expect(tablet.GetByRole(AriaRole.Heading, new() { Name = "This link no longer works", Exact = true })).ToBeVisibleAsync();
        var again = await OpenLinkAsync(tablet, await CreateLinkAsync(alice, "Create a new link"), "Alice");
        await again.VoteAsync("3");
        await alice.ExpectMyCardAsync("3");
    }

    [Fact]
    public async Task A_page_that_reconnects_as_another_player_or_none_shows_it()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        var bob = Team["Bob"];
        var cookies = (await alice.Page.Context.CookiesAsync())
            .Select(each => new Cookie { Name = each.Name, Value = each.Value, Url = $"{Address}" });
        await bob.Page.Context.ClearCookiesAsync();
        await bob.Page.Context.AddCookiesAsync(cookies);
        await bob.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Expect(bob.Button("Reveal cards")).ToBeVisibleAsync();
        await Expect(bob.Page.Locator("[data-you]")).ToContainTextAsync("Alice");

        await bob.ExpectStatusAsync("Connected (1 player online)");
        await bob.Page.Context.ClearCookiesAsync();
        await bob.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Expect(bob.Button("Join")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_device_of_another_player_is_asked_which_player_it_should_be()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        var link = await CreateLinkAsync(alice);
        await bob.Page.GotoAsync($"{link}");
        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Stay Bob", Exact = true }).ClickAsync();
        await bob.ExpectMyCardAsync("5");
        var phone = await OpenLinkAsync(bob.Page, link, "Alice");
        await alice.ExpectPlayerCountAsync(1);
        await alice.ExpectProgressAsync("0 of 1 voted");
        await phone.VoteAsync("8");
        await alice.ExpectMyCardAsync("8");
    }

    static async Task<Uri> CreateLinkAsync(TablePage table, string button = "Create a link")
    {
        var dialog = table.Page.GetByRole(AriaRole.Dialog, new() { Name = "Use another device", Exact = true });
        if (!await dialog.IsVisibleAsync())
        {
            await table.Button("Show QR code").ClickAsync();
            await table.Button("Use another device").ClickAsync();
        }
        var link = dialog.GetByText("/pass/");
        var before = await link.AllTextContentsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "QR code for your other device", Exact = true })).ToBeVisibleAsync();
        if (before.Count > 0) await Expect(link).Not.ToHaveTextAsync(before[0]);
        return new(await link.InnerTextAsync());
    }

    static async Task<TablePage> OpenLinkAsync(IPage device, Uri link, string player)
    {
        await device.GotoAsync($"{link}");
        await device.GetByRole(AriaRole.Button, new() { Name = $"Continue as {player}", Exact = true }).ClickAsync();
        return await TablePage.WaitForTableAsync(device);
    }
}

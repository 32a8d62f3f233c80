using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>What remains of a session: its summary, which can be read by link and copied, and the end of the session itself.</summary>
public class SummaryTests(PokerServer server) : TableTests(server)
{
    const string Round = "Round 1: Alice 5, Bob 8; average 6.5, median 6.5; no consensus";

    [Fact]
    public async Task The_summary_has_the_rounds_is_read_by_link_and_copied_as_a_table()
    {
        var alice = await PlayAsync();
        var page = alice.Page;
        await ExpectPrintableTableAsync(alice);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"{alice.Invitation}/summary");
        await Expect(page.GetByText("Average agreement: 50%. Rounds with consensus: 0 of 1.")).ToBeVisibleAsync();
        await ExpectPrintableSummaryAsync(page);
        await page.Locator(".summary-rounds > summary").ClickAsync();
        await Expect(page.GetByText(Round)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Jira wiki", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Copied", Exact = true })).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Contains("||Key||Story||Estimate||Rounds||Time||", copied, StringComparison.Ordinal);
        Assert.Contains("| One | 5 | 1 | 1 min |", copied, StringComparison.Ordinal);

        var guest = await Team.OpenPageAsync("Guest", new() { JavaScriptEnabled = false });
        await guest.GotoAsync($"{page.Url}");
        await Expect(guest.Locator(".summary-names li")).ToHaveTextAsync(["Alice", "Bob"]);
        await Expect(guest.GetByText("Not live")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_link_of_the_summary_is_copied_or_shared_by_a_player_and_by_a_guest()
    {
        var alice = await PlayAsync();
        var (table, guest) = (alice.Invitation, await Team.OpenPageAsync("Guest"));
        foreach (var page in (IPage[])[alice.Page, guest])
        {
            await page.AddInitScriptAsync("""
                navigator.canShare = ({ url }) => url !== undefined;
                navigator.share = async ({ title, url }) => { window.shared = `${title}: ${url}`; };
                navigator.clipboard.writeText = async text => { window.copied = text; };
                """);
            await page.GotoAsync($"{table}/summary");
            var link = page.Url;
            var buttons = page.Locator(".sheet-side").GetByRole(AriaRole.Button);
            await buttons.GetByText("Copy link", new() { Exact = true }).ClickAsync();
            await Expect(buttons.GetByText("Copied", new() { Exact = true })).ToBeVisibleAsync();
            Assert.Equal(link, await page.EvaluateAsync<string>("() => copied"));
            await page.Locator(".sheet-side [data-share]").ClickAsync();
            Assert.Equal($"Sprint 12: {link}", await page.EvaluateAsync<string>("() => shared"));
        }
    }

    [Fact]
    public async Task A_guest_reads_the_summary_in_a_chosen_language_and_theme()
    {
        var alice = await PlayAsync();
        var guest = await Team.OpenPageAsync("Guest");
        await guest.GotoAsync($"{alice.Invitation}/summary");
        var address = guest.Url;
        await guest.Locator(".choice-link[lang=pl]").ClickAsync();
        await Expect(guest.Locator("html")).ToHaveAttributeAsync("lang", "pl");
        await guest.Locator(".choice-link[value=dark]").ClickAsync();
        await Expect(guest.Locator(".choice-link[value=dark]")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(guest).ToHaveURLAsync(address);
    }

    /// <summary>On paper a table has no controls, and keeps its colours: its text is too light for white.</summary>
    static async Task ExpectPrintableTableAsync(TablePage table)
    {
        await table.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(table.Page.Locator(".dock")).ToBeHiddenAsync();
        await Expect(table.Results).ToBeVisibleAsync();
        await Expect(table.Page.Locator(".felt")).ToHaveCSSAsync("print-color-adjust", "exact");
        await table.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>On paper the summary has its rounds, which are closed on the screen, and nothing to press.</summary>
    static async Task ExpectPrintableSummaryAsync(IPage page)
    {
        await Expect(page.GetByText(Round)).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByText(Round)).ToBeVisibleAsync();
        await Expect(page.Locator(".sheet-side")).ToBeHiddenAsync();
        await Expect(page.Locator(".bar-nav")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    [Fact]
    public async Task When_a_host_ends_the_session_everyone_lands_on_the_summary_until_it_is_opened_again()
    {
        var alice = await PlayAsync();
        var (bob, page) = (Team["Bob"], alice.Page);
        var table = alice.Invitation;
        await bob.ExpectStatusAsync("Connected (2 players online)");

        await page.GotoAsync($"{table}/settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "End session…", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "End this session?", Exact = true })).ToBeVisibleAsync();
        await alice.Button("End session").ClickAsync();
        foreach (var each in (IPage[])[page, bob.Page])
        {
            await Expect(each).ToHaveURLAsync(new Regex("/summary$"));
            await Expect(each.GetByText("This session has ended. Everything can be read and exported.")).ToBeVisibleAsync();
        }
        await Expect(bob.Button("Reopen session")).ToHaveCountAsync(0);
        await bob.Page.GotoAsync($"{table}");
        await Expect(bob.Page).ToHaveURLAsync(new Regex("/summary$"));
        await Expect(bob.Status).ToContainTextAsync("Connected");

        await alice.Button("Reopen session").ClickAsync();
        await TablePage.WaitForTableAsync(page);
        await Expect(alice.Results).ToContainTextAsync("6.5");
        await TablePage.WaitForTableAsync(bob.Page);
        await bob.ExpectConnectedAsync();
    }

    /// <summary>One story with a revealed round and its estimate.</summary>
    async Task<TablePage> PlayAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoryAsync("One");
        await alice.ExpectStoriesAsync("One");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await alice.VoteAsync("5");
        await Team["Bob"].VoteAsync("8");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await alice.Page.Keyboard.PressAsync("e");
        await alice.Page.Keyboard.TypeAsync("5");
        await alice.Page.Keyboard.PressAsync("Enter");
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5"));
        return alice;
    }
}

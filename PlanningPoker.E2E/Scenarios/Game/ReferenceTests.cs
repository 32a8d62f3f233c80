using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Looking at a card shows the stories of this session that were estimated with it.</summary>
public class ReferenceTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Resting_on_a_card_or_focusing_it_shows_the_stories_with_that_estimate()
    {
        var alice = await StartAsync("Bob");
        var bob = Team["Bob"];
        await bob.Card("5").HoverAsync();
        await Expect(Shown(bob)).ToContainTextAsync("Estimated 5");
        await Expect(Shown(bob)).ToContainTextAsync("Sign in");
        await bob.Card("5").ClickAsync();
        await bob.ExpectSavedAsync("5");
        await bob.Page.Keyboard.PressAsync("Escape");
        await Expect(Shown(bob)).ToHaveCountAsync(0);

        await bob.Page.Mouse.MoveAsync(0, 0);
        await bob.Page.Keyboard.PressAsync("ArrowLeft");
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(bob.Card("5")).ToBeFocusedAsync();
        await Expect(Shown(bob)).ToContainTextAsync("Sign in");
        await Expect(bob.Card("5")).ToHaveAccessibleDescriptionAsync(new Regex("Estimated 5.*Sign in"));

        // It is up to date while it is shown.
        await EstimateAsync(alice, "Search", "5");
        await Expect(Shown(bob)).ToContainTextAsync("Search");
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Shown(bob)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task It_covers_neither_the_cards_nor_the_buttons(int width, int height)
    {
        var alice = await StartAsync();
        await alice.Page.SetViewportSizeAsync(width, height);
        await alice.Card("5").HoverAsync();
        await Expect(Shown(alice)).ToBeVisibleAsync();

        var text = await Shown(alice).BoundingBoxAsync();
        foreach (var part in new[] { "#hand", "#controls" })
            Assert.True(text!.Y + text.Height <= (await alice.Page.Locator(part).BoundingBoxAsync())!.Y, $"It covers {part}.");
    }

    [Fact]
    public async Task A_long_press_shows_it_without_voting_and_a_tap_votes_and_shows_it()
    {
        var alice = await StartAsync();
        var page = await Team.OpenPageAsync("Zoë", new()
        {
            HasTouch = true,
            IsMobile = true,
            ViewportSize = new() { Width = 390, Height = 844 },
        });
        var zoe = await (await JoinPage.OpenAsync(page, alice.Invitation)).JoinAsync("Zoë");
        await zoe.ExpectConnectedAsync();
        await zoe.WaitForLaterScriptAsync("references");
        var card = (await zoe.Card("5").BoundingBoxAsync())!;
        var touch = await page.Context.NewCDPSessionAsync(page);
        await touch.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = "touchStart",
            ["touchPoints"] = new[] { new { x = card.X + card.Width / 2, y = card.Y + card.Height / 2 } },
        });
        await Expect(Shown(zoe)).ToContainTextAsync("Sign in");
        await touch.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await Expect(Shown(zoe)).ToContainTextAsync("Sign in");
        await zoe.Card("8").TapAsync();
        await zoe.ExpectSavedAsync("8");
        await zoe.Card("5").TapAsync();
        await zoe.ExpectSavedAsync("5");
        // The long press would have been the first revision, and the two taps the second and third.
        await Expect(zoe.Page.Locator("#my-vote")).ToHaveAttributeAsync("data-rev", "2");
        await Expect(Shown(zoe)).ToContainTextAsync("Sign in");
    }

    async Task<TablePage> StartAsync(params string[] players)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", players);
        await alice.AddStoriesAsync(["Sign in", "Search", "Reset a password"]);
        await alice.StartStoryAsync("Sign in");
        await Expect(alice.Story).ToContainTextAsync("Sign in");
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await alice.RevealAsync();
        await alice.EstimateAsync("5");
        await alice.StartStoryAsync("Reset a password");
        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Story).ToContainTextAsync("Reset a password");
            await table.ExpectConnectedAsync();
        });
        return alice;
    }

    /// <summary>Estimates a story that is not on the table, as a script may.</summary>
    static async Task EstimateAsync(TablePage table, string title, string estimate) => await table.StoryRow(title).EvaluateAsync("""
        async (row, estimate) => {
            const answer = await fetch(`/api/sessions/${location.pathname.split('/')[2]}/stories/${row.id.replace('row-', '')}`, {
                method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ estimate }),
            });
            if (!answer.ok) throw new Error(`${answer.status}`);
        }
        """, estimate);

    static ILocator Shown(TablePage table) => table.Page.Locator(".reference[data-shown]");
}

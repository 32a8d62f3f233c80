using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// What is pressed is large enough, on a phone and on a laptop, on every page and in every state of the table; and at 400 % zoom the table
/// is not covered by what sticks to the edges.
/// </summary>
public sealed class TargetTests(GalleryServer server) : GalleryTests(server)
{
    static readonly (int Width, int Height)[] Screens = [(390, 844), (1280, 800)];

    readonly List<string> small = [];

    [Fact]
    public async Task Every_target_of_the_table_is_large_enough_in_every_state()
    {
        var page = await Team.OpenPageAsync("Visitor");
        await page.GotoAsync("/dev/gallery");
        var states = await page.Locator("main a").AllTextContentsAsync();
        Assert.NotEmpty(states);
        foreach (var state in states)
        {
            await page.GotoAsync($"/dev/gallery/{state}");
            await CheckAsync(page, state);
        }
        await page.GotoAsync("/dev/gallery/outliers");
        foreach (var id in await page.Locator("dialog[popover], .more[popover]").EvaluateAllAsync<string[]>("all => all.map(e => e.id)"))
        {
            await page.EvaluateAsync("id => document.getElementById(id).showPopover()", id);
            await CheckAsync(page, id, $"#{id}");
            await page.EvaluateAsync("id => document.getElementById(id).hidePopover()", id);
        }
        Assert.True(small.Count == 0, string.Join('\n', small));
    }

    [Fact]
    public async Task Every_target_of_the_other_pages_is_large_enough()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["US-1 Sign in", "US-2 Reset a password"]);
        await alice.ExpectStoriesAsync("Sign in", "Reset a password");
        var (page, table) = (alice.Page, alice.Invitation);
        Team.PageErrors.Expect("404");
        string[] pages = ["", "/stories", "/stories?select=true", "/players", "/settings", "/device", "/webhook", "/summary", "/leaving",
            "/ending"];
        foreach (var address in (string[])["/", "/nowhere", .. pages.Select(each => $"{table}{each}")])
        {
            await page.GotoAsync(address);
            await CheckAsync(page, address);
        }
        await page.GotoAsync($"{table}/stories");
        await alice.WaitForBacklogScriptAsync();
        await alice.Button("More: Sign in").ClickAsync();
        await CheckAsync(page, "the menu of a row", ".row-menu:popover-open");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit: Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Form, new() { Name = "Edit story" })).ToBeVisibleAsync();
        await CheckAsync(page, "a row that is edited");
        var visitor = await Team.OpenPageAsync("Visitor");
        await visitor.GotoAsync($"{table}");
        await CheckAsync(visitor, "join");
        Assert.True(small.Count == 0, string.Join('\n', small));
    }

    [Fact]
    public async Task Every_target_of_the_pages_that_are_seldom_seen_is_large_enough()
    {
        await new RarePages(Team, "en", (page, what) => CheckAsync(page, what)).VisitAsync();
        Assert.True(small.Count == 0, string.Join('\n', small));
    }

    [Fact]
    public async Task At_400_percent_nothing_that_sticks_to_an_edge_covers_the_table()
    {
        var page = await Team.OpenPageAsync("Visitor");
        await page.SetViewportSizeAsync(320, 256);
        foreach (var state in (string[])["voting", "outliers", "stand-in-revealed"])
        {
            await page.GotoAsync($"/dev/gallery/{state}");
            foreach (var part in (string[])[".story-title", ".progress", ".player >> nth=0", ".controls .button >> nth=0"])
            {
                await page.Locator(part).EvaluateAsync("part => part.scrollIntoView({ block: 'center', behavior: 'instant' })");
                Assert.True(await page.Locator(part).EvaluateAsync<bool>("""
                    part => {
                      const { left, right, top, bottom } = part.getBoundingClientRect();
                      return part.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
                    }
                    """), $"{state}: {part} is covered");
            }
        }
    }

    async Task CheckAsync(IPage page, string what, string within = "body")
    {
        foreach (var (width, height) in Screens)
        {
            await page.SetViewportSizeAsync(width, height);
            small.AddRange((await Targets.FindSmallAsync(page, within)).Select(target => $"{what} at {width}: {target}"));
        }
    }
}

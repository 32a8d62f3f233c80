using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>What somebody chooses for their own device: the theme, the tab, an installed app, the share sheet.</summary>
public class DeviceOptionsTests(PokerServer server) : TableTests(server)
{
    /// <summary>The colour that applies to the page.</summary>
    const string ThemeColour = """
        () => [...document.querySelectorAll('meta[name=theme-color]')].find(meta => matchMedia(meta.media).matches).content
        """;

    [Fact]
    public async Task A_chosen_theme_wins_over_the_system_and_needs_no_JavaScript()
    {
        var page = await Team.OpenPageAsync("Ann", new() { JavaScriptEnabled = false, ColorScheme = ColorScheme.Light });
        await page.GotoAsync($"{Server.Address}");
        var light = await BackgroundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true }).ClickAsync();
        var dark = await BackgroundAsync(page);
        Assert.NotEqual(light, dark);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal(dark, await BackgroundAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Light", Exact = true }).ClickAsync();
        Assert.Equal(light, await BackgroundAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "As the system", Exact = true }).ClickAsync();
        Assert.Equal(dark, await BackgroundAsync(page));
    }

    [Fact]
    public async Task The_tab_shows_how_the_round_stands()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoryAsync("One");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Page).ToHaveTitleAsync("0 of 2 voted · One · Sprint 12 – Planning Poker"));
        await alice.VoteAsync("5");
        await Team["Bob"].VoteAsync("5");
        await Team.EveryoneAsync(table => Expect(table.Page).ToHaveTitleAsync("2 of 2 voted · One · Sprint 12 – Planning Poker"));
        await Team.EveryoneAsync(table => Expect(Icon(table)).ToHaveAttributeAsync("href", Ends("icon-complete.svg")));
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => Expect(Icon(table)).ToHaveAttributeAsync("href", Ends("icon-revealed.svg")));
        await Expect(alice.Page).ToHaveTitleAsync(Ends("· One · Sprint 12 – Planning Poker"));
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => Expect(Icon(table)).ToHaveAttributeAsync("href", Ends("icon(.\\w+)?.svg")));

        static ILocator Icon(TablePage table) => table.Page.Locator("link[rel=icon]");
        static Regex Ends(string pattern) => new($"{pattern}$");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_browser_draws_its_bar_in_the_colour_of_the_page(ColorScheme scheme)
    {
        var page = await Team.OpenPageAsync("Ann", new() { ColorScheme = scheme });
        await page.GotoAsync($"{Server.Address}");
        var (paper, bar) = (await BackgroundAsync(page), await page.EvaluateAsync<string>(ThemeColour));
        Assert.Equal(await RgbAsync(page, paper), await RgbAsync(page, bar));
    }

    [Fact]
    public async Task An_app_can_be_installed()
    {
        var page = await Team.OpenPageAsync("Ann");
        await page.GotoAsync($"{Server.Address}");
        var devTools = await page.Context.NewCDPSessionAsync(page);
        var manifest = await devTools.SendAsync("Page.getAppManifest");
        Assert.EndsWith(".webmanifest", $"{manifest!.Value.GetProperty("url")}", StringComparison.Ordinal);
        Assert.Equal(0, manifest.Value.GetProperty("errors").GetArrayLength());
        var errors = (await devTools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");
        // The browser of a test is private, and such a browser installs nothing.
        Assert.All(errors.EnumerateArray(), error => Assert.Equal("in-incognito", $"{error.GetProperty("errorId")}"));
    }

    [Fact]
    public async Task The_invitation_is_given_to_the_share_sheet_of_the_device_and_copied_where_that_fails()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.Page.AddInitScriptAsync("""
            navigator.canShare = ({ url }) => url !== undefined;
            navigator.share = async shared => {
              if (window.refusal) throw new DOMException('', refusal);
              window.shared = `${shared.title}: ${shared.url}`;
            };
            navigator.clipboard.writeText = async text => { window.copied = text; };
            """);
        await alice.ReloadAsync();
        await alice.Button("Show QR code").ClickAsync();
        await alice.Button("Share…").ClickAsync();
        Assert.Equal($"Sprint 12: {alice.Invitation}", await alice.Page.EvaluateAsync<string>("() => shared"));

        var dialog = alice.Page.Locator("#invite");
        await alice.Page.EvaluateAsync("() => { window.refusal = 'AbortError'; }");
        await alice.Button("Share…").ClickAsync();
        await Expect(dialog).Not.ToContainTextAsync("Copied");
        Assert.False(await alice.Page.EvaluateAsync<bool>("() => 'copied' in window"));
        await alice.Page.EvaluateAsync("() => { window.refusal = 'NotAllowedError'; }");
        await alice.Button("Share…").ClickAsync();
        await Expect(dialog).ToContainTextAsync("Copied");
        Assert.Equal($"{alice.Invitation}", await alice.Page.EvaluateAsync<string>("() => copied"));
    }

    static Task<string> BackgroundAsync(IPage page) =>
        page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");

    /// <summary>The red, green and blue of a colour in any notation.</summary>
    static Task<int[]> RgbAsync(IPage page, string colour) => page.EvaluateAsync<int[]>("""
        colour => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d');
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        }
        """, colour);
}

using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// Every page and every state of the table in languages whose words are longer than English ones, from left to right and from right to
/// left: nothing is cut off, nothing lies over anything else.
/// </summary>
public sealed class LanguageLayoutTests : BrowserTests
{
    const string Longer = "qps-ploc", Mirrored = "qps-plocm";

    static readonly int[] Widths = [360, 1280, 1920];

    /// <summary>Says what the script would, with all that stands beside it.</summary>
    const string ShowStatus = """
        state => {
          const root = document.getElementById('connection');
          const texts = JSON.parse(root.dataset.texts);
          const say = (part, words) => { root.querySelector(`.status-${part}`).textContent = words; };
          root.dataset.state = state;
          const words = texts.status[state];
          say('text', (words.other ?? words).replace('{count}', '500'));
          say('way', texts.transports.sse);
          say('seconds', '16');
          root.querySelector('.status-way').hidden = state !== 'connected';
          for (const part of ['retry', 'now']) root.querySelector(`.status-${part}`).hidden = state !== 'disconnected';
        }
        """;

    /// <summary>What lies in the page until it is needed.</summary>
    const string ShowToasts = """
        () => {
          for (const template of document.querySelectorAll('#lost-toast, #ask-reveal, #ask-reset'))
            document.getElementById('notifications').append(template.content.cloneNode(true));
        }
        """;

    readonly List<string> faults = [];
    PokerServer? server;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log.ToString()!;

    public override async ValueTask InitializeAsync()
    {
        server = await PokerServer.StartAsync(host => host.UseSetting("environment", "Development").UseSetting("Languages:Pseudo", "true"));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Theory]
    [InlineData(Longer)]
    [InlineData(Mirrored)]
    public async Task Every_state_of_the_table_has_room_for_long_words(string language)
    {
        var page = await OpenPageAsync(language);
        await page.GotoAsync("/dev/gallery");
        var states = await page.Locator("main a").AllTextContentsAsync();
        Assert.NotEmpty(states);
        foreach (var state in states)
        {
            await page.GotoAsync($"/dev/gallery/{state}");
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"), ignoreCase: true);
            await LookAsync(page, state);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(Longer)]
    [InlineData(Mirrored)]
    public async Task Whatever_opens_on_the_table_has_room_for_long_words(string language)
    {
        var page = await OpenPageAsync(language);
        await page.GotoAsync("/dev/gallery/outliers");
        var popovers = await page.Locator("dialog[popover], .more[popover]").EvaluateAllAsync<string[]>("all => all.map(e => e.id)");
        foreach (var popover in popovers)
        {
            await page.EvaluateAsync("id => document.getElementById(id).showPopover()", popover);
            await LookAsync(page, popover, $"#{popover}");
            await page.EvaluateAsync("id => document.getElementById(id).hidePopover()", popover);
        }
        foreach (var state in (string[])["connecting", "connected", "syncing", "reconnecting", "disconnected", "error"])
        {
            await page.EvaluateAsync(ShowStatus, state);
            await LookAsync(page, $"status {state}");
        }
        await page.EvaluateAsync(ShowToasts);
        await LookAsync(page, "toasts", "#notifications");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(Longer)]
    [InlineData(Mirrored)]
    public async Task Every_other_page_has_room_for_long_words(string language)
    {
        var page = await OpenPageAsync(language);
        Team.PageErrors.Expect("404");
        foreach (var address in (string[])["/", "/nowhere"])
        {
            await page.GotoAsync(address);
            await LookAsync(page, address);
        }
        await page.GotoAsync("/");
        await page.Locator("#name").FillAsync("Sprint 12");
        await page.Locator("#host-name").FillAsync("Alice");
        await page.Locator("button[data-kind=primary]").ClickAsync();
        await page.WaitForURLAsync("**/s/*");
        var table = page.Url;
        await page.Locator("#new-story").FillAsync("US-1 Reset a password");
        await page.Locator(".add-story button").ClickAsync();
        await page.Locator(".story-row").WaitForAsync();
        foreach (var address in (string[])["", "/stories", "/players", "/players?saved", "/settings", "/device"])
        {
            await page.GotoAsync(table + address);
            await LookAsync(page, address);
        }
        await page.GotoAsync($"{table}/stories");
        await page.Locator(".story-tools a").First.EvaluateAsync("link => link.click()");
        await page.Locator("#title").WaitForAsync();
        await LookAsync(page, "edit form");
        var stranger = await OpenPageAsync(language, "Stranger");
        foreach (var address in (string[])["", "/pass/nonsense"])
        {
            await stranger.GotoAsync(table + address);
            await LookAsync(stranger, $"stranger {address}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    Task<IPage> OpenPageAsync(string language, string who = "Alice") =>
        Team.OpenPageAsync(who, new() { Locale = language });

    async Task LookAsync(IPage page, string what, string within = "body")
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            faults.AddRange((await LayoutFaults.InAsync(page, within)).Select(fault => $"{what} at {width}: {fault}"));
        }
    }
}

using Microsoft.Playwright;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// Every page and every state of the table has room for languages with longer words than English, from left to right and from right to
/// left: no text is cut off or covered.
/// </summary>
public sealed class LanguageLayoutTests(GalleryServer server) : GalleryTests(server)
{
    const string Longer = "qps-ploc", Mirrored = "qps-plocm";

    /// <summary>The smallest is a laptop at 400 % zoom (WCAG 1.4.10).</summary>
    static readonly int[] Widths = [320, 360, 640, 1280, 1920];

    static readonly string[] States = ["connecting", "connected", "syncing", "late", "reconnecting", "disconnected", "error"];

    /// <summary>Parts of the status that are not within it, or that it does not keep within the bar.</summary>
    const string OutsideBar = """
        () => {
          const [status, bar] = ['#connection', '.bar'].map(each => document.querySelector(each).getBoundingClientRect());
          const range = document.createRange();
          const outside = [...document.querySelectorAll('#connection > :is(p, span, form, button):not(.visually-hidden)')].filter(part => {
            range.selectNodeContents(part);
            return part.checkVisibility() && [...range.getClientRects()].some(rect => rect.width > 1 && (rect.top < status.top - 1
              || rect.bottom > status.bottom + 1 || rect.left < status.left - 1 || rect.right > status.right + 1));
          }).map(part => part.className);
          return status.bottom > bar.bottom + 1 ? [...outside, `${status.bottom} > ${bar.bottom}`] : outside;
        }
        """;

    /// <summary>Shows a state of the connection as the script does, with all its buttons and texts.</summary>
    const string ShowStatus = """
        state => {
          const root = document.getElementById('connection');
          const texts = JSON.parse(root.dataset.texts);
          const say = (part, words) => { root.querySelector(`.status-${part}`).textContent = words; };
          root.dataset.state = state;
          const words = texts.status[state];
          say('text', (words.other ?? words).replace('{count}', '500'));
          say('transport', texts.transports.sse);
          say('seconds', '16');
          root.querySelector('.status-transport').hidden = state !== 'connected';
          for (const part of ['retry', 'now']) root.querySelector(`.status-${part}`).hidden = state !== 'disconnected';
        }
        """;

    /// <summary>Shows the notifications that the page keeps in templates until they are needed.</summary>
    const string ShowToasts = """
        () => {
          for (const template of document.querySelectorAll('#unanswered-toast, #ask-reveal, #ask-reset'))
            document.getElementById('notifications').append(template.content.cloneNode(true));
        }
        """;

    readonly List<string> faults = [];

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
            await CheckAsync(page, state);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(Longer)]
    [InlineData(Mirrored)]
    public async Task Every_dialog_status_and_notification_of_the_table_has_room_for_long_words(string language)
    {
        var page = await OpenPageAsync(language);
        await page.GotoAsync("/dev/gallery/outliers");
        var popovers = await page.Locator("dialog[popover], .more[popover]").EvaluateAllAsync<string[]>("all => all.map(e => e.id)");
        foreach (var popover in popovers)
        {
            await page.EvaluateAsync("id => document.getElementById(id).showPopover()", popover);
            await CheckAsync(page, popover, $"#{popover}");
            await page.EvaluateAsync("id => document.getElementById(id).hidePopover()", popover);
        }
        foreach (var state in States)
        {
            await page.EvaluateAsync(ShowStatus, state);
            await CheckAsync(page, $"status {state}");
        }
        await page.EvaluateAsync(ShowToasts);
        await CheckAsync(page, "toasts", "#notifications");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("system-ui")]
    [InlineData("serif")]
    [InlineData("monospace")]
    public async Task No_text_of_the_status_leaves_the_bar_in_a_wider_font(string font)
    {
        var page = await OpenPageAsync(Longer);
        await page.GotoAsync("/dev/gallery/outliers");
        await page.EvaluateAsync("font => { document.getElementById('connection').style.fontFamily = font; }", font);
        foreach (var width in (int[])[960, 1280, 1920])
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var state in States)
            {
                await page.EvaluateAsync(ShowStatus, state);
                faults.AddRange((await page.EvaluateAsync<string[]>(OutsideBar)).Select(part => $"{state} at {width}: {part}"));
            }
        }
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
            await CheckAsync(page, address);
        }
        var table = await RarePages.StartSessionAsync(page);
        await page.Locator("#new-story").FillAsync("US-1 Reset a password");
        await page.Locator(".add-story button").ClickAsync();
        await page.Locator(".story-row").WaitForAsync();
        foreach (var address in (string[])["", "/stories", "/stories?select=true", "/players", "/players?saved", "/settings", "/device",
            "/webhook", "/summary", "/leaving", "/ending"])
        {
            await page.GotoAsync(table + address);
            await CheckAsync(page, address);
        }
        await page.GotoAsync($"{table}/stories");
        await new TablePage(page).WaitForLaterScriptAsync("edit-row");
        await page.Locator(".story-tools a").First.EvaluateAsync("link => link.click()");
        await page.Locator(".story-edit [name=title]").WaitForAsync();
        await CheckAsync(page, "edit form");
        var visitor = await OpenPageAsync(language, "Visitor");
        foreach (var address in (string[])["", "/pass/nonsense"])
        {
            await visitor.GotoAsync(table + address);
            await CheckAsync(visitor, $"visitor {address}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [InlineData(Longer)]
    [InlineData(Mirrored)]
    public async Task Every_page_that_is_seldom_seen_has_room_for_long_words(string language)
    {
        await new RarePages(Team, language, (page, what) => CheckAsync(page, what)).VisitAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    Task<IPage> OpenPageAsync(string language, string player = "Alice") =>
        Team.OpenPageAsync(player, new() { Locale = language });

    async Task CheckAsync(IPage page, string what, string within = "body")
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            faults.AddRange((await LayoutFaults.FindAsync(page, within)).Select(fault => $"{what} at {width}: {fault}"));
        }
    }
}

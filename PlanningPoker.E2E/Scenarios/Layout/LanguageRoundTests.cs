using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.Web.Texts;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// A round in each language, from the home page to the summary: no text is cut off, none is English, axe finds nothing, and a language from
/// right to left is mirrored.
/// </summary>
public class LanguageRoundTests(PokerServer server) : TableTests(server)
{
    static readonly int[] Widths = [360, 1280];

    /// <summary>Finds texts and labels of the page that are among those of English.</summary>
    const string FindEnglish = """
        english => {
          const all = new Set(english);
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const text = node.data.trim();
            if (!node.parentElement.closest('script, style, [data-choice=language]') && all.has(text)) found.push(text);
          }
          for (const name of ['aria-label', 'placeholder', 'title', 'data-busy', 'data-done', 'data-waiting'])
            for (const element of document.querySelectorAll(`[${name}]`))
              if (all.has(element.getAttribute(name))) found.push(element.getAttribute(name));
          return [...new Set([...found, ...all.has(document.title) ? [document.title] : []])];
        }
        """;

    readonly List<string> faults = [];

    public static TheoryData<string> Names => [.. Languages.All.Select(language => language.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_round_reads_well(string name)
    {
        var page = await Team.OpenPageAsync("Ann", new() { Locale = name });
        await page.GotoAsync("/");
        await CheckAsync(page, name, "home");
        await StartAsync(page);
        await CheckAsync(page, name, "empty table");
        var address = page.Url;
        await JoinAsync(name, address);
        await PlayAsync(page, name);
        foreach (var other in (string[])["/stories", "/players", "/settings", "/device", "/leaving", "/summary"])
        {
            await page.GotoAsync(address + other);
            await CheckAsync(page, name, other);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Three_people_at_one_table_read_three_languages()
    {
        var german = await Team.OpenPageAsync("Ann", new() { Locale = "de-AT" });
        await StartAsync(german);
        var arabic = await OpenAsync("Bob", "ar-EG", german.Url);
        var english = await OpenAsync("Eve", "en-GB", german.Url);
        await german.Locator("[data-face='5'].hand-card").ClickAsync();
        var inArabic = Named("ar").Format(Word.EventVoted).With("\u2068Ann\u2069");
        await Expect(arabic.Locator("#notifications")).ToContainTextAsync(inArabic);
        await Expect(english.Locator("#notifications")).ToContainTextAsync("Ann just voted!");
        await Expect(arabic.Locator("#tally")).ToContainTextAsync("Bob");
        await german.Keyboard.PressAsync("r");
        foreach (var (page, name) in new[] { (german, "de"), (arabic, "ar"), (english, "en") })
            await Expect(page.Locator("#results")).ToContainTextAsync(Named(name).Text(Word.ResultsAverage));
    }

    [Fact]
    public async Task A_chosen_language_is_kept_and_reaches_the_other_tabs()
    {
        var page = await Team.OpenPageAsync("Ann", new() { Locale = "en-GB" });
        await StartAsync(page);
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync($"{page.Url}/settings");
        await tab.Locator(".choice-link[lang=pl]").ClickAsync();
        await Expect(tab).ToHaveURLAsync($"{page.Url}/settings");
        await Expect(tab.Locator("html")).ToHaveAttributeAsync("lang", "pl");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "pl");
        await Expect(page.Locator("#connection")).ToHaveAttributeAsync("data-state", "connected");
        await tab.Locator(".choice-link[value='']").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task Arabic_is_mirrored_but_not_the_numbers_of_the_cards()
    {
        var page = await Team.OpenPageAsync("Ann", new() { Locale = "ar" });
        await page.SetViewportSizeAsync(1280, 800);
        await StartAsync(page);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        Assert.True(await LeftOfAsync(page.Locator(".brand")) > await LeftOfAsync(page.Locator(".bar-nav")));
        var cards = page.Locator(".hand-card");
        Assert.True(await LeftOfAsync(cards.First) > await LeftOfAsync(cards.Nth(1)));
        Assert.Equal("ltr", await cards.First.EvaluateAsync<string>("card => getComputedStyle(card).direction"));
        // An arrow leads to the card on its side.
        await cards.Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(cards.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(cards.Nth(1)).ToBeFocusedAsync();
    }

    static Language Named(string name) => Languages.Named(name)!;

    static async Task<float> LeftOfAsync(ILocator element) => (await element.BoundingBoxAsync())!.X;

    static async Task StartAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("#name").FillAsync("Sprint 12");
        await page.Locator("#host-name").FillAsync("Ann");
        await page.Locator("form[action='./'] [data-kind=primary]").ClickAsync();
        await page.WaitForURLAsync("**/s/*");
        await Expect(page.Locator("#connection")).ToHaveAttributeAsync("data-state", "connected");
    }

    async Task<IPage> OpenAsync(string player, string locale, string address)
    {
        var page = await Team.OpenPageAsync(player, new() { Locale = locale });
        await page.GotoAsync(address);
        await SitDownAsync(page, player);
        return page;
    }

    static async Task SitDownAsync(IPage page, string player)
    {
        await page.Locator("#your-name").FillAsync(player);
        await page.Locator("form[action$='/join'] [data-kind=primary]").ClickAsync();
        await Expect(page.Locator("#connection")).ToHaveAttributeAsync("data-state", "connected");
    }

    async Task JoinAsync(string name, string address)
    {
        var page = await Team.OpenPageAsync("Bob", new() { Locale = name });
        await page.GotoAsync(address);
        await CheckAsync(page, name, "join");
        await SitDownAsync(page, "Bob");
        await page.Locator("[data-face='8'].hand-card").ClickAsync();
        await CheckAsync(page, name, "player");
    }

    async Task PlayAsync(IPage page, string name)
    {
        await page.Locator("#new-story").FillAsync("US-1 Reset a password");
        await page.Locator(".add-story button").ClickAsync();
        await page.Locator(".story-row").WaitForAsync();
        await page.Locator(".story-row [formaction$='/start']").ClickAsync();
        await Expect(page.Locator("#story-title")).ToContainTextAsync("Reset a password");
        await page.Locator("[data-face='5'].hand-card").ClickAsync();
        await Expect(page.Locator("#my-vote")).ToHaveAttributeAsync("data-sync", "saved");
        await CheckAsync(page, name, "voted");
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator("#controls")).ToHaveAttributeAsync("data-phase", "revealed");
        await CheckAsync(page, name, "revealed");
        await page.Keyboard.PressAsync("?");
        await CheckAsync(page, name, "keys", "#help");
        await page.Keyboard.PressAsync("Escape");
    }

    async Task CheckAsync(IPage page, string name, string what, string within = "body")
    {
        Assert.Equal(name, await page.Locator("html").GetAttributeAsync("lang"));
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            faults.AddRange((await LayoutFaults.FindAsync(page, within)).Select(fault => $"{what} at {width}: {fault}"));
        }
        var bare = await page.EvaluateAsync<string[]>(FindEnglish, EnglishTexts(Named(name)));
        faults.AddRange(bare.Select(text => $"{what} is English: {text}"));
        var found = await Axe.FindBesideColoursAsync(page, within == "body" ? "html" : within);
        faults.AddRange(found.Select(each => $"{what}: {each}"));
    }

    /// <summary>The texts of English that the language has other words for.</summary>
    static string[] EnglishTexts(Language language)
    {
        var all = Enum.GetValues<Word>();
        var own = all.Select(language.Text).ToHashSet();
        return [.. all.Select(Named("en").Text).Where(text => text is not null && !text.Contains('{') && !own.Contains(text))];
    }
}

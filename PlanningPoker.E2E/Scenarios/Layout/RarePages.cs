using Microsoft.Playwright;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// Leads through the pages and dialogs that are seldom seen, in any language: of an import, after a reveal, of the ways into a session and
/// out of it, of a guest, and without a connection.
/// </summary>
/// <param name="team">Opens the pages.</param>
/// <param name="language">The language of the browsers.</param>
/// <param name="check">Checks a page; the text says which one it is.</param>
sealed class RarePages(Team team, string language, Func<IPage, string, Task> check)
{
    const string Table = "Kennung\tWas\tWer\nUS-1\tReset a password\tAnn\nUS-2\tInvite\tTom";

    public async Task VisitAsync()
    {
        var page = await OpenPageAsync("Alice");
        var table = await StartSessionAsync(page);
        await ImportAsync(page, table);
        await RevealAsync(page, table);
        await VisitAsGuestAsync(table);
        await EnterAndEndAsync(page, table);
    }

    /// <returns>The address of the table.</returns>
    public static async Task<string> StartSessionAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator("#name").FillAsync("Sprint 12");
        await page.Locator("#host-name").FillAsync("Alice");
        await page.Locator("form[action='./'] button").ClickAsync();
        await page.WaitForURLAsync("**/s/*");
        return page.Url;
    }

    async Task ImportAsync(IPage page, string table)
    {
        await page.GotoAsync($"{table}/stories");
        await new TablePage(page).WaitForBacklogScriptAsync();
        await page.Locator("#lines").FillAsync(Table);
        await page.Locator("#import button").ClickAsync();
        await page.Locator("#import-question").WaitForAsync();
        await check(page, "the question of an import");
        await page.Locator("#import-question [name=titleColumn]").Nth(1).CheckAsync();
        await page.Locator("#import-question button").ClickAsync();
        await page.Locator("#preview").WaitForAsync();
        await check(page, "the preview of an import");
        await page.Locator("#preview button").ClickAsync();
        await page.Locator("#report").WaitForAsync();
        await check(page, "the report of an import");
    }

    async Task RevealAsync(IPage page, string table)
    {
        await page.GotoAsync(table);
        await page.Locator("#next-form button").ClickAsync();
        await Expect(page.Locator("#story")).ToContainTextAsync("Reset a password");
        await page.Locator("#hand [data-face='5']").ClickAsync();
        await page.Locator("#progress[data-complete]").WaitForAsync();
        await page.Locator("#reveal-form button").ClickAsync();
        await page.Locator("#controls [popovertarget='estimate-dialog']").ClickAsync();
        await Expect(page.Locator("#estimate-dialog")).ToBeVisibleAsync();
        await check(page, "the dialog for another estimate");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".more-button").ClickAsync();
        await Expect(page.Locator("#more")).ToBeVisibleAsync();
        await check(page, "more controls");
        await page.Keyboard.PressAsync("Escape");
    }

    async Task VisitAsGuestAsync(string table)
    {
        var guest = await OpenPageAsync("Guest");
        await guest.GotoAsync($"{table}/summary");
        await guest.Locator("#summary").WaitForAsync();
        await check(guest, "the summary of a guest");
        await guest.GotoAsync("/offline");
        await check(guest, "the page without a connection");
    }

    async Task EnterAndEndAsync(IPage page, string table)
    {
        await page.GotoAsync($"{table}/settings");
        await page.Locator("#passcode").FillAsync("blue whale");
        await page.Locator("form[action$='/settings/save'] button[data-busy]").ClickAsync();
        await page.Locator("#notifications .toast").First.WaitForAsync();
        var visitor = await OpenPageAsync("Visitor");
        await visitor.GotoAsync(table);
        await visitor.Locator("#passcode").WaitForAsync();
        await check(visitor, "joining with a passcode");
        await page.GotoAsync($"{table}/ending");
        await check(page, "the question before the end");
        await page.Locator("form[action$='/end'] button").ClickAsync();
        await page.Locator("#summary").WaitForAsync();
        await check(page, "the summary of an ended session");
    }

    Task<IPage> OpenPageAsync(string name) => team.OpenPageAsync($"{name} {language}", new() { Locale = language });
}

using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>The home page: where a session starts.</summary>
public sealed class HomePage(IPage page)
{
    public static async Task<HomePage> OpenAsync(IPage page)
    {
        await page.GotoAsync("./");
        return new(page);
    }

    /// <summary>Starts a session as a host who votes.</summary>
    public Task<TablePage> StartSessionAsync(string session, string host, string? deck = null) => StartAsync(session, host, deck);

    /// <summary>Starts a session as a host who only facilitates.</summary>
    public async Task<TablePage> FacilitateSessionAsync(string session, string host, string? deck = null)
    {
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "I only facilitate", Exact = true }).CheckAsync();
        return await StartAsync(session, host, deck);
    }

    async Task<TablePage> StartAsync(string session, string host, string? deck)
    {
        await page.GetByLabel("Session name", new() { Exact = true }).FillAsync(session);
        await page.GetByLabel("Your name", new() { Exact = true }).FillAsync(host);
        if (deck is not null)
            await page.GetByRole(AriaRole.Radio, new() { Name = deck }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start session", Exact = true }).ClickAsync();
        return await TablePage.WaitForTableAsync(page);
    }
}

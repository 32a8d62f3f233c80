using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>The page that the invitation link shows to a visitor who has not joined.</summary>
public sealed class JoinPage(IPage page)
{
    public static async Task<JoinPage> OpenAsync(IPage page, Uri invitation)
    {
        await page.GotoAsync($"{invitation}");
        return new(page);
    }

    public Task<TablePage> JoinAsync(string name) => JoinAsync(name, "Voter");

    public Task<TablePage> JoinAsObserverAsync(string name) => JoinAsync(name, "Observer");

    async Task<TablePage> JoinAsync(string name, string role)
    {
        await page.GetByLabel("Your name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Radio, new() { Name = role, Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        return await TablePage.WaitForTableAsync(page);
    }
}

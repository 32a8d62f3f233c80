using Microsoft.Playwright;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Browsers;

/// <summary>A window driven by Playwright.</summary>
sealed class PlaywrightWindow(IPage page) : IWindow
{
    public static async Task<IWindow> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync();
        context.SetDefaultTimeout(HangLimit.Milliseconds);
        return new PlaywrightWindow(await context.NewPageAsync());
    }

    public async Task GoToAsync(Uri address) => await page.GotoAsync($"{address}");

    public Task ClickAsync(AriaRole role, string name) => page.GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();

    public Task TypeAsync(string label, string text) => page.GetByLabel(label, new() { Exact = true }).PressSequentiallyAsync(text);

    public Task ExpectTextAsync(string selector, string text) => Assertions.Expect(page.Locator(selector)).ToContainTextAsync(text);

    public Task<T> EvaluateAsync<T>(string expression) => page.EvaluateAsync<T>(expression);

    public async ValueTask DisposeAsync() => await Browser.CloseAsync(page.Context);
}

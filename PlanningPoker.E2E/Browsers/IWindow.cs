using Microsoft.Playwright;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// A browser window, driven by Playwright or WebDriver. Elements are found by role and name. Each call waits for its element, and fails
/// after <see cref="HangLimit"/>.
/// </summary>
interface IWindow : IAsyncDisposable
{
    Task GoToAsync(Uri address);

    Task ClickAsync(AriaRole role, string name);

    Task TypeAsync(string label, string text);

    /// <summary>Waits until the element that the CSS selector finds contains the text.</summary>
    Task ExpectTextAsync(string selector, string text);

    /// <summary>The value of a JavaScript expression.</summary>
    Task<T> EvaluateAsync<T>(string expression);
}

/// <summary>Opens a new window, without cookies.</summary>
delegate Task<IWindow> WindowOpener();

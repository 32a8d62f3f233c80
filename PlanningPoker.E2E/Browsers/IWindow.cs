using Microsoft.Playwright;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Browsers;

/// <summary>
/// A browser window as a person has it, whatever drives it. Things are found by role and name, and waited for:
/// each call takes as long as it needs, and fails after <see cref="HangLimit"/>.
/// </summary>
interface IWindow : IAsyncDisposable
{
    Task GoToAsync(Uri address);

    Task ClickAsync(AriaRole role, string name);

    Task TypeAsync(string label, string text);

    /// <summary>Waits until the element that the CSS selector finds shows the text, among other text perhaps.</summary>
    Task ExpectTextAsync(string selector, string text);

    /// <summary>The value of a JavaScript expression.</summary>
    Task<T> EvaluateAsync<T>(string expression);
}

/// <summary>Opens one more window, with no cookies.</summary>
delegate Task<IWindow> WindowOpener();

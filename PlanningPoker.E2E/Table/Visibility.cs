using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>Lets a page believe that its tab is hidden, or shown again. The browser itself renders it as before.</summary>
static class Visibility
{
    const string Set = """
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    public static Task HideAsync(this IPage page) => page.EvaluateAsync(Set, true);

    public static Task ShowAsync(this IPage page) => page.EvaluateAsync(Set, false);
}

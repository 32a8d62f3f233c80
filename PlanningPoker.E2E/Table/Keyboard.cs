using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>Uses and checks a page with the keyboard alone.</summary>
static class Keyboard
{
    const int MaxTabs = 60;

    const string IsFocused = """
        name => {
          const clean = text => text?.replace(/\s+/g, ' ').trim() ?? '';
          const on = document.activeElement;
          const shown = on.cloneNode(true);
          for (const silent of shown.querySelectorAll('[aria-hidden=true]')) silent.remove();
          return [on.getAttribute('aria-label'), shown.textContent,
            ...[...on.labels ?? []].map(label => label.textContent)].map(clean).includes(name);
        }
        """;

    const string ShowsFocus = """
        () => {
          const on = document.activeElement;
          if (!on || on === document.body || !on.matches(':focus-visible')) return false;
          const { width, height } = on.getBoundingClientRect();
          const { outlineStyle, outlineWidth } = getComputedStyle(on);
          return width > 8 && height > 8 && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
        }
        """;

    public static async Task TypeIntoAsync(this IPage page, string label, string text)
    {
        await page.TabToAsync(label);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Presses Tab until the element with this name has the focus, and checks that the focus is visible.</summary>
    public static async Task TabToAsync(this IPage page, string name)
    {
        foreach (var _ in Enumerable.Range(0, MaxTabs))
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.EvaluateAsync<bool>(IsFocused, name)) continue;
            await page.ExpectVisibleFocusAsync();
            return;
        }
        Assert.Fail($"Tab does not lead to {name}.");
    }

    /// <summary>Waits until an element on the screen has the focus and shows it.</summary>
    public static async Task ExpectVisibleFocusAsync(this IPage page) => await page.WaitForFunctionAsync(ShowsFocus);
}

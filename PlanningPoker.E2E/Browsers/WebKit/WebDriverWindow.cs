using System.Text.Json;
using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers.WebKit;

/// <summary>A WebKit window driven over WebDriver, waiting for things as Playwright does.</summary>
sealed class WebDriverWindow(WebDriverSession session) : IWindow
{
    /// <summary>
    /// Finds a visible element by role and name. It approximates the accessibility tree well enough for the pages of this app.
    /// </summary>
    const string FindByRole = """
        const [role, name] = arguments;
        const native = {
          button: 'button, input[type=submit]', link: 'a[href]', checkbox: 'input[type=checkbox]', radio: 'input[type=radio]',
          textbox: 'input:not([type]), input[type=text], textarea', combobox: 'select', region: 'section',
          list: 'ul, ol', listitem: 'li', heading: 'h1, h2, h3, h4, h5, h6', status: 'output',
        };
        const clean = text => text?.replace(/\s+/g, ' ').trim();
        const texts = elements => [...elements].map(e => e.innerText).join(' ');
        const named = e => (e.getAttribute('aria-labelledby') ?? '').split(/\s+/).map(id => document.getElementById(id)).filter(Boolean);
        const spoken = e => {
          const copy = e.cloneNode(true);
          for (const silent of copy.querySelectorAll('[aria-hidden=true]')) silent.remove();
          return copy.textContent;
        };
        const nameOf = e => clean(texts(named(e))) || clean(e.getAttribute('aria-label')) || clean(texts(e.labels ?? []))
          || clean(spoken(e) || e.value);
        const candidates = document.querySelectorAll(`[role=${role}], :is(${native[role] ?? '#none'}):not([role])`);
        return [...candidates].find(e => nameOf(e) === name && e.checkVisibility() && e.ariaDisabled !== 'true') ?? null;
        """;

    const string FindByLabel = """
        const clean = text => text?.replace(/\s+/g, ' ').trim();
        const nameOf = e => clean(e.getAttribute('aria-label')) || clean([...e.labels ?? []].map(l => l.innerText).join(' '));
        return [...document.querySelectorAll('input, textarea, select')]
          .find(e => nameOf(e) === arguments[0] && e.checkVisibility()) ?? null;
        """;

    public static async Task<IWindow> OpenAsync() => new WebDriverWindow(await WebDriverSession.StartAsync());

    public Task GoToAsync(Uri address) => session.GoToAsync(address);

    public Task ClickAsync(AriaRole role, string name)
    {
        var roleName = $"{role}".ToLowerInvariant();
        return FindAndAsync(() => session.FindAsync(FindByRole, roleName, name), session.ClickAsync, $"no {roleName} '{name}' to click");
    }

    public Task TypeAsync(string label, string text) =>
        FindAndAsync(() => session.FindAsync(FindByLabel, label), element => session.TypeAsync(element, text),
            $"no field '{label}' to type in");

    public async Task ExpectTextAsync(string selector, string text)
    {
        var last = "nothing";
        async Task<bool> Shows() => await session.FindCssAsync(selector) is { } element
            && (last = await session.TextAsync(element)).Contains(text, StringComparison.Ordinal);
        await Wait.UntilAsync(() => TryAsync(Shows), () => $"{selector} should show '{text}' and shows '{last}'", default);
    }

    public async Task<T> EvaluateAsync<T>(string expression) =>
        (await session.ExecuteAsync($"return ({expression})")).Deserialize<T>(JsonSerializerOptions.Web)!;

    public ValueTask DisposeAsync() => session.DisposeAsync();

    static Task FindAndAsync(Func<Task<string?>> find, Func<string, Task> act, string message)
    {
        async Task<bool> Done()
        {
            if (await find() is not { } element) return false;
            await act(element);
            return true;
        }
        return Wait.UntilAsync(() => TryAsync(Done), () => message, default);
    }

    /// <summary>An error while the page changes is not a failure yet: the attempt is repeated.</summary>
    static async Task<bool> TryAsync(Func<Task<bool>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (WebDriverException e) when (e.Code is
            "script timeout" or "stale element reference" or "element not interactable"
            or "element click intercepted" or "no such element")
        {
            return false;
        }
    }
}

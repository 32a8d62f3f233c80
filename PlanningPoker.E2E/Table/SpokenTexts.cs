using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>What a page says by itself, to who listens with a screen reader.</summary>
static class SpokenTexts
{
    /// <summary>Collects the texts of live regions as they come, but for the state of the connection, which has tests of its own.</summary>
    const string Listen = """
        window.said = [];
        new MutationObserver(changes => {
          for (const { target, addedNodes } of changes) {
            if (target.id === 'announcer') {
              window.said.push(...Array.from(addedNodes, line => line.textContent));
              continue;
            }
            const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]');
            if (!region || region.closest('#connection') || !region.checkVisibility()) continue;
            const nodes = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
            const read = [];
            while (nodes.nextNode()) {
              const { parentElement, data } = nodes.currentNode;
              if (parentElement.checkVisibility() && !parentElement.closest('[aria-hidden=true]')) read.push(data);
            }
            const text = read.join('').trim().replace(/\s+/g, ' ');
            if (text && text !== window.said.at(-1)) window.said.push(text);
          }
        }).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    /// <summary>Opens an empty page on a new device, which collects what every page in it says.</summary>
    public static async Task<IPage> OpenListeningPageAsync(this Team team, string player)
    {
        var page = await team.OpenPageAsync(player);
        await page.AddInitScriptAsync(Listen);
        return page;
    }

    /// <summary>Collects from now on what the page says.</summary>
    public static async Task ListenAsync(this TablePage table)
    {
        await table.WaitForLaterScriptAsync("spoken");
        await table.Page.EvaluateAsync(Listen);
    }

    /// <summary>Waits until the page has said it, with other words or alone.</summary>
    public static Task HearsAsync(this TablePage table, string text) =>
        table.Page.WaitForFunctionAsync("text => window.said.some(said => said.includes(text))", text);

    /// <summary>What the page has said since it was asked last.</summary>
    public static Task<string[]> TakeSaidAsync(this TablePage table) =>
        table.Page.EvaluateAsync<string[]>("() => { const said = window.said; window.said = []; return said; }");
}

using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>What axe finds on a page by its default rules; the size of targets is checked by <see cref="Targets"/>.</summary>
static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Runs the rules within an element: all, or only those that are named, or all but those. Only violations are collected and
    /// transferred, because most checks pass.
    /// </summary>
    const string Run = """
        async ({ part, only, without }) => {
          const rules = Object.fromEntries(without.map(rule => [rule, { enabled: false }]));
          const options = { resultTypes: ['violations'], rules, ...only.length ? { runOnly: only } : {} };
          const { violations } = await axe.run(document.querySelector(part), options);
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) =>
            `${id}: ${html.slice(0, 120)} ${any.map(check => check.message).join(' ')}`));
        }
        """;

    /// <summary>The rules whose result depends on colours.</summary>
    static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    /// <summary>Checks all rules with the colours that the page has.</summary>
    /// <param name="page">The page.</param>
    /// <param name="part">The element to check. Around an open dialog, axe would compare the page with the colours of the dialog.</param>
    public static Task<string[]> FindAsync(IPage page, string part = "html") => FindAsync(page, part, only: [], without: []);

    /// <summary>Checks only what depends on colours: for a page whose other rules were checked in other colours.</summary>
    public static Task<string[]> FindInColoursAsync(IPage page, string part = "html") => FindAsync(page, part, ColourRules, without: []);

    /// <summary>Checks all but what depends on colours: for a page whose colours were checked in another language.</summary>
    public static Task<string[]> FindBesideColoursAsync(IPage page, string part = "html") => FindAsync(page, part, only: [], ColourRules);

    static async Task<string[]> FindAsync(IPage page, string part, string[] only, string[] without)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, new { part, only, without });
    }
}

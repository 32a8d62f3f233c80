using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>The modules as they are sent: minified, each fetched by itself.</summary>
public class ModuleTests(PokerServer server) : TableTests(server)
{
    /// <summary>Imports modules by their paths below that of <c>js/app.js</c>; returns those that fail.</summary>
    const string Import = """
        async paths => {
          const app = document.querySelector('link[rel=modulepreload][href$="/js/app.js"]').href;
          const failures = await Promise.all(paths.map(path =>
            import(new URL(path, app)).then(() => null, error => `${path}: ${error}`)));
          return failures.filter(failure => failure);
        }
        """;

    [Fact]
    public async Task Every_module_can_be_imported_in_its_minified_form()
    {
        string[] paths = [.. ModulesIn("")];
        Assert.Contains("later/later.js", paths);
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");

        var failures = await alice.Page.EvaluateAsync<string[]>(Import, paths);

        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    /// <summary>The paths of the modules of a folder, from <c>js/</c> on.</summary>
    IEnumerable<string> ModulesIn(string folder) =>
        from entry in Server.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetDirectoryContents($"js/{folder}")
        from module in entry.IsDirectory ? ModulesIn($"{folder}{entry.Name}/") : [$"{folder}{entry.Name}"]
        where module.EndsWith(".js", StringComparison.Ordinal)
        select module;

    [Fact]
    public async Task Modules_that_do_not_come_do_not_keep_the_others_from_starting()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = alice.Page;
        // All that are fetched at once, for as long as the page is open.
        foreach (var module in (string[])["settling", "undo-settling", "unanswered"])
            await page.RouteAsync($"**/later/{module}.js", _ => Task.CompletedTask);
        await page.AddInitScriptAsync(
            "const wait = setTimeout; window.setTimeout = (act, ms, ...rest) => wait(act, ms === 10000 ? 100 : ms, ...rest);");
        await page.ReloadAsync();

        await Expect(page).ToHaveTitleAsync("0 of 1 voted · Sprint 12 – Planning Poker");
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
    }

    [Fact]
    public async Task A_module_that_could_not_be_fetched_is_fetched_again_with_the_next_connection()
    {
        Team.PageErrors.Expect("ERR_|Failed to load resource|WebSocket connection");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var hasFailed = new TaskCompletionSource();
        await alice.Page.RouteAsync("**/later/title.js", async route =>
        {
            await route.AbortAsync();
            hasFailed.TrySetResult();
        });
        await alice.Page.ReloadAsync();
        await alice.ExpectConnectedAsync();
        await hasFailed.Task.WaitAsync(Ct);
        await alice.Page.UnrouteAllAsync();

        await alice.GoOfflineAsync();
        await alice.ExpectStatusAsync("Disconnected – check connection");
        await alice.GoOnlineAsync();

        await Expect(alice.Page).ToHaveTitleAsync("0 of 1 voted · Sprint 12 – Planning Poker");
    }

    [Fact]
    public async Task The_page_of_a_removed_player_fetches_its_script_until_it_comes()
    {
        Team.PageErrors.Expect("ERR_|Failed to load resource");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await bob.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        var hasFailed = new TaskCompletionSource();
        await bob.Page.RouteAsync("**/later/return.js", async route =>
        {
            if (hasFailed.TrySetResult()) await route.AbortAsync();
            else await route.ContinueAsync();
        });

        await alice.RemoveAsync("Bob");
        await hasFailed.Task.WaitAsync(Ct);
        await alice.Button("Bring Bob back").ClickAsync();

        await bob.ExpectSavedAsync("5");
    }
}

using System.Text.RegularExpressions;
using PlanningPoker.E2E.Server;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>A page that fits the build of the server no more is loaded again.</summary>
public partial class BuildTests(PokerServer server) : ConnectionScenario(server)
{
    /// <summary>Shortens the time after which the newer build counts as taken back.</summary>
    const string ShortWait = """
        const wait = window.setTimeout;
        window.setTimeout = (run, ms, ...rest) => wait(run, ms === 120_000 ? 500 : ms, ...rest);
        """;

    [Fact]
    public async Task A_tab_of_a_build_that_was_taken_back_is_loaded_again_from_the_earlier_one()
    {
        var (_, bob) = await JoinBothAsync();
        var status = bob.Page.Locator("[data-build]");
        var build = await status.GetAttributeAsync("data-build");
        var hasServedNewer = false;
        await bob.Page.RouteAsync(TableAddress(), async route =>
        {
            if (hasServedNewer)
            {
                await route.ContinueAsync();
                return;
            }
            hasServedNewer = true;
            var response = await route.FetchAsync();
            var page = await response.TextAsync();
            await route.FulfillAsync(new() { Response = response, Body = page.Replace($"data-build=\"{build}\"", "data-build=\"newer\"") });
        });
        await bob.Page.AddInitScriptAsync(ShortWait);
        await bob.Page.EvaluateAsync("build => sessionStorage.setItem('builds', `${build} newer`)", build);

        await bob.Page.ReloadAsync();

        await Expect(status).ToHaveAttributeAsync("data-build", build!);
        Assert.True(hasServedNewer);
        await bob.ExpectStatusAsync(Connected);
    }

    [GeneratedRegex("/s/[^/?]+$")]
    private static partial Regex TableAddress();
}

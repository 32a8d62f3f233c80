using Microsoft.Playwright;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// Draws the main states of the table on a phone, a laptop and a wide screen, light and dark, with 3, 8, 14 and 40 players. The pictures
/// are in TestResults/Screens, for people to look at.
/// </summary>
public sealed class ScreenshotTests(GalleryServer server) : GalleryTests(server)
{
    static readonly string[] Scenes =
    [
        "empty", "3-players", "3-revealed", "8-players", "8-revealed", "14-players", "14-revealed", "40-players", "40-revealed",
        "all-voted", "timer", "consensus", "outliers-player", "rounds", "facilitating", "backlog-done", "description",
    ];

    [Theory]
    [InlineData("phone", 390, 844)]
    [InlineData("laptop", 1280, 800)]
    [InlineData("wide", 1920, 1080)]
    public async Task The_main_states_are_drawn(string screen, int width, int height)
    {
        var folder = Path.Combine(Evidence.Root(), "TestResults", "Screens");
        Directory.CreateDirectory(folder);
        var page = await Team.OpenPageAsync(screen, new() { ViewportSize = new() { Width = width, Height = height } });
        foreach (var scene in Scenes)
        {
            await page.GotoAsync($"/dev/gallery/{scene}");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var path = Path.Combine(folder, $"{scene}-{screen}-{(scheme is ColorScheme.Dark ? "dark" : "light")}.png");
                await page.ScreenshotAsync(new() { Path = path });
                Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            }
        }
    }
}

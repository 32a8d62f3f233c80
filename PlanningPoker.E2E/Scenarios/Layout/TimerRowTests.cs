namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>On the smallest phone the key, the round and every button of a running timer are in sight.</summary>
public sealed class TimerRowTests(GalleryServer server) : GalleryTests(server)
{
    const string OutOfSight = """
        () => {
          const row = document.querySelector('.story-facts').getBoundingClientRect();
          return ['.story-key', '.story-round', '.timer-time', '#timer-add', '#timer-pause', '#timer-stop'].filter(part => {
            const { width, height, left, right, top, bottom } = document.querySelector(part).getBoundingClientRect();
            return width < 2 || height < 2 || left < row.left - 1 || right > row.right + 1 || top < row.top - 5 || bottom > row.bottom + 5;
          });
        }
        """;

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("pl")]
    [InlineData("ar")]
    public async Task All_of_the_row_is_in_sight(string language)
    {
        var page = await Team.OpenPageAsync("Alice", new() { Locale = language, ViewportSize = new() { Width = 360, Height = 740 } });
        await page.GotoAsync("/dev/gallery/timer");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await page.WaitForFunctionAsync("() => document.querySelector('.timer-time').textContent.includes(':')");
        Assert.Empty(await page.EvaluateAsync<string[]>(OutOfSight));
    }
}

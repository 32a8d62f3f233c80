namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>A title and a description that are too long for their place above the table.</summary>
public sealed class LongTextTests(GalleryServer server) : GalleryTests(server)
{
    /// <summary>How many lines of the title are seen.</summary>
    const string Lines = """
        () => {
          const title = document.getElementById('story-title');
          const style = getComputedStyle(title);
          return (title.getBoundingClientRect().height - parseFloat(style.paddingBottom)) / parseFloat(style.lineHeight);
        }
        """;

    /// <summary>Whether the button that unfolds the description lies on its text.</summary>
    const string IsCovered = """
        () => {
          const text = document.querySelector('.description-text').getBoundingClientRect();
          const button = document.querySelector('.description-more > summary').getBoundingClientRect();
          return button.left < text.right && text.left < button.right && button.top < text.bottom && text.top < button.bottom;
        }
        """;

    [Theory]
    [InlineData(360, "en")]
    [InlineData(1280, "en")]
    [InlineData(1280, "ar")]
    public async Task Whole_lines_are_seen_and_nothing_lies_on_them(int width, string language)
    {
        var page = await Team.OpenPageAsync("Visitor", new() { Locale = language });
        await page.SetViewportSizeAsync(width, 800);
        await page.GotoAsync("/dev/gallery/long-names");
        var lines = await page.EvaluateAsync<double>(Lines);
        Assert.InRange(lines, 2, 4);
        Assert.Equal(Math.Round(lines), lines, 0.05);
        Assert.False(await page.EvaluateAsync<bool>(IsCovered));
    }
}

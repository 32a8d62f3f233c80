using PlanningPoker.Web.Texts;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// The dock has one height for each width, and its main button one place, before and after the reveal, in each language: the results never
/// move the button that somebody is about to press.
/// </summary>
public sealed class DockTests(GalleryServer server) : GalleryTests(server)
{
    const string Dock = """
        () => {
          const box = document.querySelector('.dock').getBoundingClientRect();
          const button = document.querySelector('.controls-main .button')?.getBoundingClientRect();
          const middle = button ? [(button.left + button.right) / 2, (button.top + button.bottom) / 2] : [];
          return [box.height, ...middle];
        }
        """;

    /// <summary>The seats under the button that undoes.</summary>
    const string Covered = """
        () => {
          const button = document.querySelector('.undo-button').getBoundingClientRect();
          const meets = ({ left, right, top, bottom }) =>
            left < button.right && button.left < right && top < button.bottom && button.top < bottom;
          return [...document.querySelectorAll('.player .card, .player-name')]
            .filter(part => meets(part.getBoundingClientRect())).map(part => part.textContent.trim());
        }
        """;

    static readonly (int Width, int Height)[] Screens =
        [(360, 740), (390, 844), (768, 1024), (960, 768), (1024, 768), (1152, 800), (1280, 800), (1440, 900), (1920, 1080)];

    /// <summary>Of a host with cards: the states that follow one another in a round, and what may stand in the dock in them.</summary>
    static readonly string[] Host = ["voting", "all-voted", "outliers", "consensus", "spread", "rounds", "quick", "last-story"];

    static readonly string[] Player = ["voting-player", "outliers-player"];

    public static TheoryData<string> Names => [.. Languages.All.Select(language => language.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task It_keeps_its_height_and_its_main_button_in_place(string language)
    {
        var page = await Team.OpenPageAsync("Ann", new() { Locale = language });
        var moved = new List<string>();
        foreach (var scenes in new[] { Host, Player })
        {
            var first = new Dictionary<int, double[]>();
            foreach (var scene in scenes)
            {
                await page.GotoAsync($"/dev/gallery/{scene}");
                foreach (var (width, height) in Screens)
                {
                    await page.SetViewportSizeAsync(width, height);
                    var dock = await page.EvaluateAsync<double[]>(Dock);
                    if (!first.TryAdd(width, dock) && first[width].Zip(dock).Any(pair => Math.Abs(pair.First - pair.Second) > 1))
                        moved.Add($"{scene} at {width}: {string.Join(' ', dock)}, and {string.Join(' ', first[width])} in {scenes[0]}");
                }
            }
        }
        Assert.True(moved.Count == 0, string.Join('\n', moved));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1024, 768)]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task The_button_that_undoes_a_reveal_lies_on_no_seat(int width, int height)
    {
        var page = await Team.OpenPageAsync("Ann", new() { ViewportSize = new() { Width = width, Height = height } });
        await page.GotoAsync("/dev/gallery/rounds");
        Assert.Empty(await page.EvaluateAsync<string[]>(Covered));
    }

    [Theory]
    [InlineData(1024, 768)]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task Many_rounds_leave_the_table_in_its_place_and_their_picture_fits(int width, int height)
    {
        var page = await Team.OpenPageAsync("Ann", new() { ViewportSize = new() { Width = width, Height = height } });
        await page.GotoAsync("/dev/gallery/outliers");
        var top = await page.EvaluateAsync<double>("document.querySelector('.felt').getBoundingClientRect().top");
        await page.GotoAsync("/dev/gallery/five-rounds");
        Assert.Equal(top, await page.EvaluateAsync<double>("document.querySelector('.felt').getBoundingClientRect().top"));
        Assert.True(await page.EvaluateAsync<bool>("""
            () => document.querySelector('.moves-faces').getBoundingClientRect().bottom
              <= document.querySelector('.talk').getBoundingClientRect().bottom
            """));
    }
}

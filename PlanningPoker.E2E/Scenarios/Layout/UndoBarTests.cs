using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>On the pages beside the table, the offer to undo lies on no control: it has a bar, and the page ends above it.</summary>
public class UndoBarTests(PokerServer server) : TableTests(server)
{
    /// <summary>Where the page is seen in place of the bar, and how far a control reaches into it at the end of the page.</summary>
    const string Overlap = """
        () => {
          scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
          const bar = document.getElementById('undo').getBoundingClientRect();
          const at = [0.02, 0.25, 0.5, 0.75, 0.98].map(part => document.elementFromPoint(innerWidth * part, (bar.top + bar.bottom) / 2));
          const through = at.filter(element => !element?.closest('#undo')).length;
          const controls = [...document.querySelectorAll('.sheet :is(a, button, input, select, textarea)')];
          const ends = controls.filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect().bottom);
          return [through, Math.max(0, ...ends.map(end => end - bar.top))];
        }
        """;

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task The_end_of_the_settings_is_above_the_bar(int width, int height)
    {
        var (alice, settings, _) = await OpenAsync();
        await settings.Page.SetViewportSizeAsync(width, height);
        await alice.VoteAgainAsync();

        await Expect(settings.Button("Back to the last round")).ToBeVisibleAsync();
        var overlap = await settings.Page.EvaluateAsync<double[]>(Overlap);
        Assert.Equal([0, 0], overlap);
    }

    [Fact]
    public async Task Who_may_not_undo_has_no_bar()
    {
        var (alice, settings, players) = await OpenAsync();
        await alice.VoteAgainAsync();

        await Expect(settings.Button("Back to the last round")).ToBeVisibleAsync();
        await Expect(players.Page.Locator("#undo form")).ToHaveCountAsync(1);
        Assert.Equal(5, (await players.Page.EvaluateAsync<double[]>(Overlap))[0]);
    }

    async Task<(TablePage Alice, TablePage Settings, TablePage Players)> OpenAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        var players = await Team["Bob"].OpenAnotherTabAsync("/players");
        await settings.ExpectStatusAsync("Connected (2 players online)");
        await players.ExpectStatusAsync("Connected (2 players online)");
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        return (alice, settings, players);
    }
}

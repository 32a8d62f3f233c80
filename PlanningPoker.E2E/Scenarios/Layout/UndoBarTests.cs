using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>On the pages beside the table, the offer to undo lies on no control: it has a bar, and the page ends above it.</summary>
public class UndoBarTests(PokerServer server) : TableTests(server)
{
    /// <summary>
    /// Where the page is seen in place of the bar, and how far a control reaches into it at the end of the page; null if no offer comes.
    /// </summary>
    const string Overlap = """
        async () => {
          for (let tries = 0; tries < 40 && !document.querySelector('#undo > form'); tries++)
            await new Promise(resolve => { setTimeout(resolve, 50); });
          if (!document.querySelector('#undo > form')) return null;
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

        var overlap = await MeasureAsync(alice, settings);
        Assert.Equal([0, 0], overlap);
        // It is gone with the offer.
        await Expect(settings.Page.Locator("#undo")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_may_not_undo_has_no_bar()
    {
        var (alice, _, players) = await OpenAsync();

        Assert.Equal(5, (await MeasureAsync(alice, players))[0]);
    }

    async Task<(TablePage Alice, TablePage Settings, TablePage Players)> OpenAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        var players = await Team["Bob"].OpenAnotherTabAsync("/players");
        await settings.ExpectStatusAsync("Connected (2 players online)");
        await players.ExpectStatusAsync("Connected (2 players online)");
        return (alice, settings, players);
    }

    /// <summary>An offer ends after ten seconds: on a busy machine it may be over before it is measured; the next one counts.</summary>
    static async Task<double[]> MeasureAsync(TablePage alice, TablePage page)
    {
        double[]? overlap = null;
        await Wait.UntilAsync(
            async () =>
            {
                await alice.VoteAsync("5");
                await alice.ExpectSavedAsync("5");
                await alice.VoteAgainAsync();
                overlap = await page.Page.EvaluateAsync<double[]?>(Overlap);
                return overlap is not null;
            },
            () => "No offer was shown.",
            TestContext.Current.CancellationToken);
        return overlap!;
    }
}

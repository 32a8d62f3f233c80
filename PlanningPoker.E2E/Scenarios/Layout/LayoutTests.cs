using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>No page scrolls sideways, and nothing moves when votes or the status change.</summary>
public class LayoutTests(PokerServer server) : TableTests(server)
{
    static readonly int[] Widths = [360, 768, 1280, 1920];

    protected override ReducedMotion Motion => ReducedMotion.NoPreference;

    /// <summary>
    /// Elements beyond the right edge of a page that scrolls sideways, for the message. Elements that are clipped or scroll on their own
    /// are allowed.
    /// </summary>
    const string Overflow = """
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          return [`${document.documentElement.scrollWidth} > ${room}`, ...[...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > room + 0.5 && e.checkVisibility())
            .map(e => e.outerHTML.slice(0, 90))].slice(0, 8);
        }
        """;

    /// <summary>
    /// The positions of the parts of the header in every state of the connection. A text that breaks into two lines counts as moved.
    /// </summary>
    const string HeaderInEveryState = """
        () => {
          const root = document.getElementById('connection');
          const [text, transport, retry, now] = ['text', 'transport', 'retry', 'now'].map(part => root.querySelector(`.status-${part}`));
          const states = {
            connected: 'Connected (500 players online)', connecting: 'Connecting…', reconnecting: 'Reconnecting…',
            syncing: 'Syncing…', disconnected: 'Disconnected – check connection', error: 'Error – this session has ended',
          };
          return Object.entries(states).map(([state, words]) => {
            root.dataset.state = state;
            text.textContent = words;
            transport.textContent = 'live stream';
            root.querySelector('.status-seconds').textContent = '16';
            transport.hidden = state !== 'connected';
            retry.hidden = now.hidden = state !== 'disconnected';
            const whole = ['.bar-name', '.bar-invite', '.bar-nav', '#connection', '.status-refresh'].map(part => {
              const { x, y, width } = document.querySelector(part).getBoundingClientRect();
              return [x, y, width].map(n => n.toFixed(1)).join();
            });
            return [...whole, text.getBoundingClientRect().height, document.documentElement.scrollWidth].join(' ');
          });
        }
        """;

    [Fact]
    public async Task No_page_of_a_full_table_scrolls_sideways()
    {
        var (host, others) = await BusyTable.OpenAsync(Team);
        var wide = new List<string>();
        await CheckOverflowAsync(host.Page, "table while voting", wide);
        await BusyTable.VoteAsync(others);
        await host.ExpectProgressAsync("13 of 14 voted");
        await host.RevealAsync();
        await host.ExpectCardOfAsync("Bob", "5");
        await CheckOverflowAsync(host.Page, "table after the reveal", wide);

        var table = host.Page.Url;
        foreach (var address in new[] { $"{table}/stories", $"{table}/players", $"{table}/settings", "/", "/s/NOTA-CODE-HERE" })
        {
            Team.PageErrors.Expect("404");
            await host.Page.GotoAsync(address);
            await CheckOverflowAsync(host.Page, address, wide);
        }
        var stranger = await Team.OpenPageAsync("Stranger");
        await stranger.GotoAsync(table);
        await CheckOverflowAsync(stranger, "join form", wide);
        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }

    [Fact]
    public async Task The_table_does_not_move_when_votes_are_made_and_taken_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        foreach (var width in Widths)
        {
            await alice.Page.SetViewportSizeAsync(width, 800);
            var before = await PositionsAsync(alice.Page);
            await Team["Bob"].VoteAsync("5");
            await alice.ExpectProgressAsync("1 of 3 voted");
            await alice.VoteAsync("8");
            await alice.ExpectProgressAsync("2 of 3 voted");
            await Expect(alice.Hand).ToContainTextAsync("Saved");
            Assert.Equal(before, await PositionsAsync(alice.Page));
            await Team["Bob"].Button("Take back").ClickAsync();
            await alice.Button("Take back").ClickAsync();
            await alice.ExpectProgressAsync("0 of 3 voted");
            Assert.Equal(before, await PositionsAsync(alice.Page));
        }
    }

    [Fact]
    public async Task The_header_does_not_move_whatever_the_status_is()
    {
        var alice = await Team.StartSessionAsync("A session whose name takes the room it is given", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        foreach (var width in (int[])[960, 1024, 1280, 1920])
        {
            await alice.Page.SetViewportSizeAsync(width, 800);
            var positions = await alice.Page.EvaluateAsync<string[]>(HeaderInEveryState);
            Assert.Single(positions.Distinct());
        }
    }

    [Fact]
    public async Task The_results_are_above_the_dock_on_a_laptop()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("US-125 Reset a password");
        await alice.StartStoryAsync("Reset a password");
        await Expect(alice.Story).ToContainTextAsync("Reset a password");
        foreach (var (name, face) in new[] { ("Bob", "13"), ("Carol", "5"), ("Dave", "?"), ("Eve", "3"), ("Farid", "5"), ("Grace", "5") })
        {
            using var player = await ApiClient.JoinAsync(alice.Invitation, name);
            await player.VoteAsync(face);
        }
        await alice.VoteAsync("3");
        await alice.ExpectProgressAsync("7 of 7 voted");
        await alice.RevealAsync();
        await alice.ExpectResultAsync("Consensus", "No");
        await alice.Page.SetViewportSizeAsync(1280, 800);
        var (results, dock) = (await alice.Results.BoundingBoxAsync(), await alice.Page.Locator(".dock").BoundingBoxAsync());
        Assert.InRange(results!.Y + results.Height, 0, dock!.Y);
    }

    static async Task CheckOverflowAsync(IPage page, string what, List<string> wide)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var one in await page.EvaluateAsync<string[]>(Overflow)) wide.Add($"{what} at {width}: {one}");
        }
    }

    /// <summary>The positions of the table, its players and the hand.</summary>
    static Task<string> PositionsAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('.felt, .player, .dock, .hand-cards')].map(e => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return `${e.className} ${[x, y, width, height].map(n => n.toFixed(1))}`;
        }).join('; ')
        """);
}

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

    const string HeightWhenDisconnected = """
        () => {
          const root = document.getElementById('connection');
          root.dataset.state = 'disconnected';
          root.querySelector('.status-text').textContent = 'Disconnected – check connection';
          for (const part of ['transport', 'retry', 'now']) root.querySelector(`.status-${part}`).hidden = part === 'transport';
          return root.offsetHeight;
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
            await DrawAsync(alice.Page);
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
        // On a phone its words lie over the bar, and are as high.
        await alice.Page.SetViewportSizeAsync(360, 740);
        Assert.Equal(48, await alice.Page.EvaluateAsync<int>(HeightWhenDisconnected));
    }

    [Fact]
    public async Task Nothing_on_the_table_covers_anything_however_many_play()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("US-125 Reset a password");
        await alice.StartStoryAsync("Reset a password");
        await Expect(alice.Story).ToContainTextAsync("Reset a password");
        await ApiClient.JoinAsync(alice.Invitation, "Zoe", "observer");
        string[] faces = ["13", "5", "?", "3", "5", "8", "20", "2"];
        var covered = new List<string>();
        for (var count = 2; count <= 20; count++)
        {
            var player = await ApiClient.JoinAsync(alice.Invitation, $"Player {count}");
            await alice.ExpectPlayerCountAsync(count + 1);
            if (count is not (2 or 3 or 5 or 7 or 8 or 12 or 15 or 18 or 20)) continue;
            await player.VoteAsync(faces[count % faces.Length]);
            await alice.VoteAsync("3");
            await Expect(alice.Hand).ToContainTextAsync("Saved");
            await alice.RevealAsync();
            await Expect(alice.Results).ToContainTextAsync("Consensus");
            foreach (var (width, height) in ((int, int)[])[(1024, 768), (1280, 800), (1920, 1080)])
            {
                await alice.Page.SetViewportSizeAsync(width, height);
                await DrawAsync(alice.Page);
                foreach (var pair in await alice.Page.EvaluateAsync<string[]>(Covered)) covered.Add($"{count} at {width}: {pair}");
            }
            await alice.VoteAgainAsync();
            await Expect(alice.Results).ToBeHiddenAsync();
        }
        Assert.True(covered.Count == 0, string.Join('\n', covered));
    }

    /// <summary>Waits until the page is drawn in its new size and nothing glides any more.</summary>
    static async Task DrawAsync(IPage page) => await page.EvaluateAsync("""
        async () => {
          await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
        }
        """);

    static async Task CheckOverflowAsync(IPage page, string what, List<string> wide)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var one in await page.EvaluateAsync<string[]>(Overflow)) wide.Add($"{what} at {width}: {one}");
        }
    }

    /// <summary>What overlaps on the table, or is not whole above the dock: cards, names, verdict, chips and figures.</summary>
    const string Covered = """
        () => {
          const dock = document.querySelector('.dock').getBoundingClientRect();
          const parts = [...document.querySelectorAll('.player .card, .player-name, .verdict, .pile, .stat')].map(part => {
            const range = document.createRange();
            range.selectNodeContents(part);
            const box = part.matches('.card, .pile') ? part.getBoundingClientRect() : range.getBoundingClientRect();
            return { what: `${part.className} ${part.textContent.trim().replace(/\s+/g, ' ')}`, box };
          }).filter(({ box }) => box.width > 0);
          const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
          const pairs = parts.flatMap((a, i) => parts.slice(i + 1).filter(b => meet(a.box, b.box)).map(b => `${a.what} and ${b.what}`));
          const isLarge = document.querySelectorAll('.player:not([data-role="observer"])').length > 18;
          const hidden = isLarge ? [] : parts.filter(({ box }) => box.bottom > dock.top);
          return pairs.concat(hidden.map(({ what }) => `${what} is under the dock`));
        }
        """;

    /// <summary>The positions of the table, its players and the hand.</summary>
    static Task<string> PositionsAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('.felt, .player, .dock, .hand-cards')].map(e => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return `${e.className} ${[x, y, width, height].map(n => n.toFixed(1))}`;
        }).join('; ')
        """);
}

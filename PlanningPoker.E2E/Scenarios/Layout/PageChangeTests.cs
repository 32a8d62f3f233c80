using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>
/// To go from page to page is calm: nothing warns of a connection that is only being made, and no frame shows around the bar.
/// </summary>
public class PageChangeTests(PokerServer server) : TableTests(server)
{
    /// <summary>
    /// Notes in each frame how the status looks, until what it says has lasted for a second: then a colour is right.
    /// </summary>
    const string Watch = """
        window.seen = new Set();
        const look = () => {
          requestAnimationFrame(look);
          const status = document.getElementById('connection');
          if (!status || status.dataset.lasting !== undefined && status.dataset.state !== 'connected') return;
          const probe = status.appendChild(document.createElement('i'));
          probe.style.color = 'var(--wait)';
          const dot = getComputedStyle(status.querySelector('.status-text'), '::before');
          const isAmber = dot.borderInlineStartColor === getComputedStyle(probe).color;
          probe.remove();
          const { left, top, height } = document.querySelector('.bar-name').getBoundingClientRect();
          const isOverName = status.contains(document.elementFromPoint(left + 8, top + height / 2));
          const ground = getComputedStyle(status).backgroundColor;
          window.seen.add([ground, isAmber && 'amber', isOverName && 'over the name'].filter(Boolean).join('; '));
        };
        requestAnimationFrame(look);
        """;

    /// <summary>What was noted until the next frame.</summary>
    const string Seen = """
        async () => {
          for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
          return [...window.seen];
        }
        """;

    /// <summary>The parts of the bar that have a frame.</summary>
    const string Framed = """
        () => [...document.querySelectorAll('.bar, .bar-nav, .status')]
          .filter(part => getComputedStyle(part).outlineStyle !== 'none').map(part => part.className).join()
        """;

    static readonly BrowserNewContextOptions Laptop = new() { ViewportSize = new() { Width = 1280, Height = 800 } };

    static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
        HasTouch = true,
        IsMobile = true,
    };

    [Fact]
    public Task The_status_keeps_its_colour_on_a_laptop() => GoThroughPagesAsync(Laptop);

    [Fact]
    public Task The_status_keeps_its_colour_and_its_place_on_a_phone() => GoThroughPagesAsync(Phone);

    [Fact]
    public async Task No_key_draws_a_frame_around_the_bar()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team["Bob"].VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        for (var i = 0; i < 12; i++)
        {
            await alice.Page.Keyboard.PressAsync("Tab");
            Assert.Equal("", await alice.Page.EvaluateAsync<string>(Framed));
        }
    }

    async Task GoThroughPagesAsync(BrowserNewContextOptions device)
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Alice", device));
        var alice = await home.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectConnectedAsync();
        var table = alice.Page.Url;
        await alice.Page.AddInitScriptAsync(Watch);
        foreach (var address in (string[])["/stories", "/players", "/settings", "/summary", ""])
        {
            await alice.Page.GotoAsync(table + address);
            await alice.ExpectConnectedAsync();
            var seen = await alice.Page.EvaluateAsync<string[]>(Seen);
            // On a phone the dot alone has no ground while all is well.
            Assert.True(seen.Length == 1 && !seen[0].Contains(';'), $"{address}: {string.Join("; ", seen)}");
        }
    }
}

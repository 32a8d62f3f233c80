using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>On a laptop the cards of up to eight players are large, and the ring of a timer lies between them.</summary>
public class CardSizeTests(PokerServer server) : TableTests(server)
{
    const string Sizes = """
        () => {
          const ring = document.querySelector('.ring').getBoundingClientRect();
          const parts = [...document.querySelectorAll('.player .card, .player-name')];
          const meets = ({ left, right, top, bottom }) =>
            left < ring.right && ring.left < right && top < ring.bottom && ring.top < bottom;
          return {
            width: document.querySelector('.player .card').getBoundingClientRect().width,
            covered: parts.filter(part => meets(part.getBoundingClientRect())).map(part => part.className),
          };
        }
        """;

    [Fact]
    public async Task Cards_are_large_for_up_to_eight_players_and_a_timer_covers_none()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectConnectedAsync();
        await alice.Page.SetViewportSizeAsync(1280, 800);
        await alice.Page.Keyboard.PressAsync("t");
        await Expect(alice.Page.Locator(".ring")).ToBeVisibleAsync();
        for (var count = 2; count <= 8; count++)
        {
            await ApiClient.JoinAsync(alice.Invitation, $"Player {count}");
            await alice.ExpectPlayerCountAsync(count);
            var found = await alice.Page.EvaluateAsync<Found>(Sizes);
            Assert.InRange(found.Width, 72, 84);
            Assert.Empty(found.Covered);
        }
    }

    sealed class Found
    {
        public double Width { get; set; }
        public string[] Covered { get; set; } = [];
    }
}

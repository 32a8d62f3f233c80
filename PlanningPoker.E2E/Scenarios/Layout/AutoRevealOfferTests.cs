using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>The question that the first host is asked after the first reveal covers nothing.</summary>
public class AutoRevealOfferTests(PokerServer server) : TableTests(server)
{
    /// <summary>What has a part in common with the question.</summary>
    const string Covered = """
        offer => {
          const box = offer.getBoundingClientRect();
          const others = [...document.querySelectorAll('.hand-card, .controls .button, .estimate-card, .outliers, .reasons, .undo-button')];
          return others.filter(other => {
            const { left, right, top, bottom } = other.getBoundingClientRect();
            return !offer.contains(other) && other.checkVisibility({ visibilityProperty: true })
              && left < box.right - 1 && right > box.left + 1 && top < box.bottom - 1 && bottom > box.top + 1;
          }).map(other => other.className + ' ' + other.textContent.trim());
        }
        """;

    [Theory]
    [InlineData("5")]
    [InlineData("20")]
    public async Task It_covers_neither_cards_nor_the_talk_nor_buttons(string last)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Cleo");
        await Team.EveryoneAsync(table => table.VoteAsync(table == Team["Cleo"] ? last : "5"));
        await alice.ExpectProgressAsync("3 of 3 voted");
        await alice.RevealAsync();
        var offer = alice.Page.Locator("#auto-reveal-form");
        foreach (var (width, height) in ((int, int)[])[(1920, 1080), (1280, 800), (1024, 768), (390, 844), (360, 740)])
        {
            await alice.Page.SetViewportSizeAsync(width, height);
            await Expect(offer).ToBeVisibleAsync();
            var covered = await offer.EvaluateAsync<string[]>(Covered);
            Assert.True(covered.Length == 0, $"{width} × {height}: {string.Join(", ", covered)}");
        }
    }
}

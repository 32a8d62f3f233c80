using PlanningPoker.E2E.Processes;
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

    /// <summary>Whether the words about one's own card are seen: nothing lies over them.</summary>
    const string IsSeen = """
        text => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const points = [left + 2, (left + right) / 2, right - 2].map(x => document.elementFromPoint(x, (top + bottom) / 2));
          return points.every(element => text.contains(element));
        }
        """;

    static readonly (int Width, int Height)[] Sizes = [(1920, 1080), (1280, 800), (1024, 768), (390, 844), (360, 740)];

    [Theory]
    [InlineData("5")]
    [InlineData("20")]
    public async Task It_covers_neither_cards_nor_the_talk_nor_buttons(string last)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Cleo");
        await alice.ListenAsync();
        await VoteAndRevealAsync(alice, last);
        await alice.HearsAsync("Cards revealed");
        await alice.HearsAsync("Everyone voted. Reveal automatically from now on?");
        var offer = alice.Page.Locator("#auto-reveal-form");
        foreach (var (width, height) in Sizes)
        {
            await alice.Page.SetViewportSizeAsync(width, height);
            await Expect(offer).ToBeVisibleAsync();
            string[] covered = [];
            await UntilAsync(
                async () => (covered = await offer.EvaluateAsync<string[]>(Covered)).Length == 0,
                () => $"{width} × {height}: {string.Join(", ", covered)}");
        }
    }

    /// <summary>The cards at the seats stay face down, so that it is said in words.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_an_anonymous_round_the_host_sees_their_own_card_beside_it_and_without_it(bool hasStory)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Cleo");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByLabel("Anonymous votes").CheckAsync();
        await settings.Button("Save settings").ClickAsync();
        await Expect(alice.Story).ToContainTextAsync("Anonymous votes");
        if (hasStory)
        {
            await alice.AddStoryAsync("Search");
            await alice.StartStoryAsync("Search");
            await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Search"));
        }
        await VoteAndRevealAsync(alice, "20");

        // On a phone the question needs the space until it is answered.
        await ExpectOwnCardSeenAsync(alice, Sizes.Where(size => size.Width > 960));
        await alice.Button("No").ClickAsync();
        await Expect(alice.Page.Locator("#auto-reveal-form")).ToHaveCountAsync(0);
        await ExpectOwnCardSeenAsync(alice, Sizes);
    }

    static async Task ExpectOwnCardSeenAsync(TablePage alice, IEnumerable<(int Width, int Height)> sizes)
    {
        var text = alice.Hand.GetByText("You played");
        foreach (var (width, height) in sizes)
        {
            await alice.Page.SetViewportSizeAsync(width, height);
            await UntilAsync(() => text.EvaluateAsync<bool>(IsSeen), () => $"{width} × {height}: one's own card is not seen.");
        }
    }

    async Task VoteAndRevealAsync(TablePage alice, string last)
    {
        await Team.EveryoneAsync(table => table.VoteAsync(table == Team["Cleo"] ? last : "5"));
        await alice.ExpectProgressAsync("3 of 3 voted");
        await alice.RevealAsync();
    }

    static Task UntilAsync(Func<Task<bool>> condition, Func<string> message) =>
        Wait.UntilAsync(condition, message, TestContext.Current.CancellationToken);
}

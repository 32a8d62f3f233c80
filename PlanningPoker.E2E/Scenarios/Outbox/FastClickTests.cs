using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>A player clicks faster than the server responds: the last click counts, and the screen never shows anything else.</summary>
public class FastClickTests(PokerServer server) : TableTests(server)
{
    static readonly string[] Faces = ["1", "2", "3", "5"];

    /// <summary>Clicks all cards in one task of the browser, then records every card that the hand shows from the last click on.</summary>
    const string ClickAll = """
        faces => {
          window.shown = [];
          const record = () => {
            const card = document.querySelector('.hand-card[aria-pressed="true"]')?.dataset.face ?? 'none';
            if (window.shown.at(-1) !== card) window.shown.push(card);
          };
          for (const face of faces) document.querySelector(`.hand-card[data-face="${face}"]`).click();
          record();
          new MutationObserver(record).observe(document.getElementById('hand').parentElement,
            { subtree: true, childList: true, attributes: true });
        }
        """;

    [Fact]
    public async Task Of_several_votes_clicked_at_once_the_last_is_saved_and_no_older_one_is_shown()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await bob.Page.EvaluateAsync(ClickAll, Faces);
        await bob.ExpectSavedAsync("5");
        Assert.Equal(["5"], await bob.Page.EvaluateAsync<string[]>("window.shown"));
        await ExpectStoredVoteAsync(alice, "Bob", "5");
    }

    [Fact]
    public async Task Of_several_votes_clicked_in_a_row_the_last_is_saved_even_on_a_slow_network()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await DelayRequestsAsync(bob.Page, "**/vote", 400, 20);
        await bob.Page.EvaluateAsync(ClickAll, Faces[..1]);
        foreach (var face in Faces[1..]) await bob.VoteAsync(face);
        await bob.ExpectMyCardAsync("5");
        await bob.ExpectSavedAsync("5");
        // The hand never returned to a card that was clicked earlier.
        Assert.Equal(Faces, await bob.Page.EvaluateAsync<string[]>("window.shown"));
        await ExpectStoredVoteAsync(alice, "Bob", "5");
    }

    [Fact]
    public async Task A_vote_made_and_taken_back_in_one_moment_is_taken_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.VoteAsync("3");
        await bob.VoteAsync("3");
        await bob.ExpectSavedAsync("3");
        await bob.Page.EvaluateAsync("""
            () => {
              document.querySelector('.hand-card[data-face="8"]').click();
              document.querySelector('[aria-keyshortcuts="Backspace"]').click();
            }
            """);
        await bob.ExpectNoCardAsync();
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.ReloadAsync();
        await bob.ExpectNoCardAsync();
    }

    [Fact]
    public async Task A_double_click_on_vote_again_starts_one_new_round()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await DelayRequestsAsync(alice.Page, "**/reset", 300, 0);
        await alice.VoteAsync("5");
        await alice.RevealAsync();
        await Team["Bob"].ExpectCardOfAsync("Alice", "5");
        await alice.Button("Vote again").DblClickAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Round 2"));
        await Expect(alice.Button("Vote again")).ToBeVisibleAsync();
        await alice.ReloadAsync();
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await alice.ExpectProgressAsync("0 of 2 voted");
    }

    [Fact]
    public async Task Two_clicks_on_next_story_in_one_moment_skip_no_story()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        foreach (var title in new[] { "One", "Two", "Three" }) await alice.AddStoryAsync(title);
        await alice.ExpectStoriesAsync("One", "Two", "Three");
        await alice.StartStoryAsync("One");
        await Expect(alice.Story).ToContainTextAsync("One");
        // For a moment after the start it takes no press.
        await Expect(alice.Page.Locator("[aria-keyshortcuts=N]")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await alice.Page.EvaluateAsync("""
            () => {
              const next = document.querySelector('[aria-keyshortcuts="N"]');
              next.click();
              next.click();
            }
            """);
        await Expect(Team["Bob"].Page.Locator("#progress")).ToHaveAttributeAsync("data-round", "3");
        await Expect(Team["Bob"].Story).ToContainTextAsync("Two");
        await alice.ReloadAsync();
        await Expect(alice.Story).ToContainTextAsync("Two");
    }

    [Fact]
    public async Task A_vote_in_one_tab_shows_in_the_players_other_tab()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        var other = await bob.OpenAnotherTabAsync();
        await bob.ExpectStatusAsync("Connected (2 players online)");
        await other.ExpectStatusAsync("Connected (2 players online)");
        await bob.VoteAsync("5");
        await other.ExpectMyCardAsync("5");
        await other.VoteAsync("8");
        await bob.ExpectMyCardAsync("8");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await bob.Button("Take back").ClickAsync();
        await other.ExpectNoCardAsync();
        await other.VoteAsync("13");
        await bob.ExpectMyCardAsync("13");
        await ExpectStoredVoteAsync(alice, "Bob", "13");
    }

    static async Task ExpectStoredVoteAsync(TablePage host, string player, string face)
    {
        await host.RevealAsync();
        await host.ExpectCardOfAsync(player, face);
    }

    /// <summary>Delays the first request the longest, so that later responses would overtake it if they could.</summary>
    static async Task DelayRequestsAsync(IPage page, string address, int firstMs, int nextMs)
    {
        var seen = 0;
        await page.RouteAsync(address, async route =>
        {
            await Task.Delay(Interlocked.Increment(ref seen) == 1 ? firstMs : nextMs, Ct);
            await route.ContinueAsync();
        });
    }
}

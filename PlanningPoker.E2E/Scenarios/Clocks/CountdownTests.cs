using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>When everyone who is here has voted, a countdown that everyone sees reveals the cards.</summary>
public class CountdownTests(PokerServer server) : TableTests(server)
{
    /// <summary>Records when a countdown begins and ends on the page, and every number that it shows.</summary>
    const string RecordCountdowns = """
        () => {
          window.countdowns = [];
          window.seconds = [];
          const look = () => {
            const isRunning = document.querySelector('#progress').hasAttribute('data-countdown');
            if (isRunning !== (window.countdowns.at(-1) === 'runs')) window.countdowns.push(isRunning ? 'runs' : 'stops');
            const shown = Number(document.querySelector('#progress [data-ends-at][data-seconds]')?.textContent);
            if (shown) window.seconds.push(shown);
          };
          new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    [Fact]
    public async Task The_host_is_asked_after_the_first_round_and_from_then_on_the_cards_are_revealed_by_themselves()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await EveryoneVotesAsync("5");
        await alice.RevealAsync();
        await Expect(Team["Bob"].Button("Yes, after a countdown")).ToHaveCountAsync(0);
        await alice.Button("Yes, after a countdown").ClickAsync();
        await Expect(alice.Button("Yes, after a countdown")).ToHaveCountAsync(0);
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => table.ExpectNoCardAsync());

        await EveryoneVotesAsync("8");

        await Team.EveryoneAsync(ExpectCountdownAsync);
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "8"));
    }

    [Fact]
    public async Task A_host_stops_it_by_a_key_and_a_new_vote_starts_it_again()
    {
        var alice = await StartAsync("Alice", "Bob");
        var bob = Team["Bob"];
        await EveryoneVotesAsync("5");
        await Team.EveryoneAsync(ExpectCountdownAsync);
        await Expect(bob.Button("Stop")).ToBeHiddenAsync();
        await alice.Page.Keyboard.PressAsync("x");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        await bob.ExpectNotificationAsync("Countdown stopped by Alice");

        await bob.Button("Take back").ClickAsync();
        await bob.ExpectNoCardAsync();
        await bob.VoteAsync("8");

        await Team.EveryoneAsync(ExpectCountdownAsync);
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "6.5"));
    }

    [Fact]
    public async Task A_vote_that_is_changed_or_taken_back_and_a_newcomer_stop_it()
    {
        var alice = await StartAsync("Alice", "Bob");
        await EveryoneVotesAsync("5");
        await Team.EveryoneAsync(ExpectCountdownAsync);
        var seconds = alice.Page.Locator("#progress [data-ends-at][data-seconds]");
        var end = await seconds.GetAttributeAsync("data-ends-at");
        await Team["Bob"].VoteAsync("8");
        await Expect(alice.Page.Locator($"#progress [data-seconds][data-ends-at]:not([data-ends-at='{end}'])")).ToHaveCountAsync(1);
        await Team["Bob"].Button("Take back").ClickAsync();
        await alice.ExpectProgressAsync("1 of 2 voted");
        await Team["Bob"].VoteAsync("3");
        await Team.EveryoneAsync(ExpectCountdownAsync);

        // A page would take longer on a slow machine than the countdown.
        using var carol = await ApiClient.JoinAsync(alice.Invitation, "Carol");

        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 3 voted"));
        await carol.VoteAsync("13");
        await Team.EveryoneAsync(table => table.ExpectCardOfAsync("Carol", "13"));
    }

    [Fact]
    public async Task It_does_not_run_again_until_a_newcomer_has_voted()
    {
        var alice = await StartAsync("Alice", "Bob");
        await alice.Page.EvaluateAsync(RecordCountdowns);
        await EveryoneVotesAsync("5");
        await Team.EveryoneAsync(ExpectCountdownAsync);

        using var carol = await ApiClient.JoinAsync(alice.Invitation, "Carol");
        await alice.ExpectStatusAsync("Connected (3 players online)");
        await carol.VoteAsync("2");

        await alice.ExpectResultAsync("Average", "4");
        Assert.Equal(["runs", "stops", "runs", "stops"], await alice.Page.EvaluateAsync<string[]>("window.countdowns"));
    }

    [Fact]
    public async Task It_never_shows_more_seconds_than_it_has()
    {
        var alice = await StartAsync("Alice", "Bob");
        await alice.Page.EvaluateAsync(RecordCountdowns);
        // The page knows the server's time late, as after a slow message.
        await alice.Page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() - 900; }");
        await EveryoneVotesAsync("5");

        await alice.ExpectResultAsync("Average", "5");
        // The last one is there for a tenth of a second.
        Assert.Equal([3, 2], (await alice.Page.EvaluateAsync<int[]>("window.seconds")).Distinct().Take(2));
    }

    [Fact]
    public async Task Without_JavaScript_the_offer_is_a_form_and_the_cards_are_revealed_too()
    {
        var page = await Team.OpenPageAsync("Hana", new() { JavaScriptEnabled = false });
        var hana = await (await HomePage.OpenAsync(page)).StartSessionAsync("Sprint 12", "Hana");
        await Team.JoinAsync(hana.Invitation, "Bob");
        await hana.VoteAsync("5");
        await Team["Bob"].VoteAsync("5");
        await Team["Bob"].ExpectProgressAsync("2 of 2 voted");
        await hana.RefreshAsync();
        await hana.RevealAsync();
        await hana.Button("Yes, after a countdown").ClickAsync();
        await hana.VoteAgainAsync();
        await hana.VoteAsync("3");
        await Team["Bob"].VoteAsync("3");

        await Team["Bob"].ExpectResultAsync("Average", "3");
        await hana.RefreshAsync();
        await hana.ExpectResultAsync("Average", "3");
    }

    internal static async Task SwitchOnAsync(TablePage host, bool isOn = true)
    {
        var settings = await host.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByRole(AriaRole.Checkbox, new() { NameString = "Reveal automatically" }).SetCheckedAsync(isOn);
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
        await settings.Page.CloseAsync();
    }

    internal static Task ExpectCountdownAsync(TablePage table) =>
        Expect(table.Page.Locator("#progress")).ToContainTextAsync("Revealing in");

    async Task<TablePage> StartAsync(string host, params string[] players)
    {
        var table = await Team.StartSessionAsync("Sprint 12", host, players);
        await SwitchOnAsync(table);
        return table;
    }

    Task EveryoneVotesAsync(string face) => Team.EveryoneAsync(async table =>
    {
        await table.VoteAsync(face);
        await table.ExpectSavedAsync(face);
    });
}

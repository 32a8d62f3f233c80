using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>
/// A press that was meant for what a button did a moment ago does nothing; one that comes later does what the button says.
/// </summary>
public class SettlingTests(PokerServer server) : TableTests(server)
{
    /// <summary>
    /// From the moment when the controls have changed, presses a key or the main button again and again, as long as the page's own clock
    /// says that such a press is too early. So no slow machine makes a press late.
    /// </summary>
    const string PressTooEarly = """
        ([press, untilMs]) => {
            const main = () => document.querySelector('.controls-main > *');
            const state = () => document.getElementById("controls").dataset;
            const progress = () => [state().round, state().phase, main()?.id].join();
            const before = progress();
            const act = press === 'click'
                ? () => (main().querySelector('button') ?? main()).click()
                : () => document.dispatchEvent(new KeyboardEvent('keydown', { key: press, bubbles: true }));
            window.presses = 0;
            new MutationObserver((_, observer) => {
                if (progress() === before) return;
                observer.disconnect();
                const changedAt = performance.now();
                const again = () => {
                    if (performance.now() - changedAt > untilMs) return window.isPressed = true;
                    window.presses++;
                    act();
                    setTimeout(again, 20);
                };
                again();
            }).observe(document.querySelector('.dock'), { childList: true, subtree: true, attributes: true });
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_double_click_on_reveal_saves_no_estimate(int width)
    {
        var alice = await StartAsync();
        await alice.Page.SetViewportSizeAsync(width, 800);

        await alice.Button("Reveal cards").DblClickAsync();

        await ExpectRevealedAsync("One");
        await ExpectOneSavedAndNextAsync(alice);
    }

    [Fact]
    public async Task Clicks_in_the_first_moment_after_the_reveal_save_no_estimate()
    {
        var alice = await StartAsync();
        await PressTooEarlyAsync(alice, "click", 600);

        await alice.RevealAsync();

        await ExpectPressedAsync(alice);
        await ExpectRevealedAsync("One");
        await ExpectOneSavedAndNextAsync(alice);
    }

    [Fact]
    public async Task N_pressed_twice_skips_no_story()
    {
        var alice = await StartAsync();
        await alice.RevealAsync();
        await ExpectRevealedAsync("One");
        await PressTooEarlyAsync(alice, "n", 600);

        await alice.PressAsync("N");

        await ExpectPressedAsync(alice);
        await ExpectOnlyOneEstimatedAsync();
        await alice.PressAsync("N");
        await ExpectStoryAsync("Three");
    }

    [Fact]
    public async Task Clicks_in_the_first_moment_after_the_last_estimate_do_not_lead_away_from_the_table()
    {
        var alice = await StartAsync();
        await alice.DeleteStoryAsync("Two");
        await alice.DeleteStoryAsync("Three");
        await alice.ExpectStoriesAsync("One");
        await alice.RevealAsync();
        await PressTooEarlyAsync(alice, "click", 600);

        await alice.Button("Save 5 & finish").ClickAsync();

        await ExpectPressedAsync(alice);
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5"));
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "See the summary" }).ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Heading, new() { Name = "All stories are estimated!" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task V_pressed_twice_throws_no_votes_of_the_new_round_away()
    {
        var alice = await StartAsync();
        await alice.RevealAsync();
        await ExpectRevealedAsync("One");
        await PressTooEarlyAsync(alice, "v", 600);

        await alice.PressAsync("V");

        await ExpectPressedAsync(alice);
        await Team.EveryoneAsync(table => Expect(table.Page.Locator("#progress")).ToHaveAttributeAsync("data-round", "3"));
        await alice.PressAsync("V");
        await Team.EveryoneAsync(table => Expect(table.Page.Locator("#progress")).ToHaveAttributeAsync("data-round", "4"));
    }

    [Fact]
    public async Task Two_hosts_who_press_N_one_after_the_other_skip_no_story()
    {
        var (alice, bob) = await StartWithTwoHostsAsync();
        await PressTooEarlyAsync(bob, "n", 900);

        await alice.PressAsync("N");

        await ExpectPressedAsync(bob);
        await ExpectOnlyOneEstimatedAsync();
        await bob.PressAsync("N");
        await ExpectStoryAsync("Three");
    }

    [Fact]
    public async Task Two_hosts_who_press_N_at_the_same_time_skip_no_story()
    {
        var (alice, bob) = await StartWithTwoHostsAsync();
        await Expect(bob.Button("Save 5 & next")).ToBeEnabledAsync();
        await Expect(alice.Button("Save 5 & next")).ToBeEnabledAsync();

        // The second one is for a round that is over.
        Team.PageErrors.Expect("409");
        await Task.WhenAll(alice.Page.Keyboard.PressAsync("n"), bob.Page.Keyboard.PressAsync("n"));

        await ExpectOnlyOneEstimatedAsync();
    }

    [Fact]
    public async Task A_host_who_is_about_to_go_on_saves_no_estimate_when_another_reveals()
    {
        var (alice, bob) = await StartWithTwoHostsAsync(isRevealed: false);
        await PressTooEarlyAsync(bob, "n", 900);

        await alice.RevealAsync();

        await ExpectPressedAsync(bob);
        await ExpectRevealedAsync("One");
        await ExpectOneSavedAndNextAsync(bob);
    }

    [Fact]
    public async Task While_a_reveal_is_on_its_way_nothing_moves_on()
    {
        var alice = await StartAsync();
        var mayGoOn = new TaskCompletionSource();
        await alice.Page.RouteAsync("**/reveal", async route =>
        {
            await mayGoOn.Task;
            await route.ContinueAsync();
        });

        foreach (var button in (string[])["Next story", "Vote again"]) await Expect(alice.Button(button)).ToBeEnabledAsync();
        await alice.Page.Keyboard.PressAsync("r");
        await Expect(alice.Button("Revealing cards…")).ToBeVisibleAsync();
        foreach (var button in (string[])["Next story", "Vote again"]) await Expect(alice.Button(button)).ToBeDisabledAsync();
        foreach (var key in (string[])["n", "v"]) await alice.Page.Keyboard.PressAsync(key);
        mayGoOn.SetResult();

        await ExpectRevealedAsync("One");
        // By the key, at once.
        await alice.Page.Keyboard.PressAsync("n");
        await ExpectOnlyOneEstimatedAsync();
    }

    async Task<TablePage> StartAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await alice.ExpectStoriesAsync("One", "Two", "Three");
        await alice.StartStoryAsync("One");
        await ExpectStoryAsync("One");
        await Team.EveryoneAsync(table => table.ExpectConnectedAsync());
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        return alice;
    }

    async Task<(TablePage Alice, TablePage Bob)> StartWithTwoHostsAsync(bool isRevealed = true)
    {
        var alice = await StartAsync();
        var bob = Team["Bob"];
        await alice.MakeHostAsync("Bob");
        await Expect(bob.Button("Reveal cards")).ToBeVisibleAsync();
        if (!isRevealed) return (alice, bob);
        await alice.RevealAsync();
        await ExpectRevealedAsync("One");
        await Expect(bob.Button("Save 5 & next")).ToBeEnabledAsync();
        return (alice, bob);
    }

    static async Task PressTooEarlyAsync(TablePage table, string press, int untilMs) =>
        await table.Page.EvaluateAsync(PressTooEarly, new object[] { press, untilMs });

    static async Task ExpectPressedAsync(TablePage table)
    {
        await table.Page.WaitForFunctionAsync("() => window.isPressed");
        Assert.True(await table.Page.EvaluateAsync<int>("window.presses") > 0, "Nothing was pressed.");
    }

    Task ExpectStoryAsync(string title) => Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync(title));

    /// <summary>The story's cards lie open on every screen, and no story has an estimate.</summary>
    async Task ExpectRevealedAsync(string story)
    {
        await Team.EveryoneAsync(table => table.ExpectResultAsync("Average", "5"));
        await ExpectStoryAsync(story);
        await Team.EveryoneAsync(table => Expect(table.Stories.Locator(".face:has-text('5')")).ToHaveCountAsync(0));
    }

    async Task ExpectOneSavedAndNextAsync(TablePage host)
    {
        await host.Button("Save 5 & next").ClickAsync();
        await ExpectOnlyOneEstimatedAsync();
    }

    /// <summary>The second story is voted on, and the first alone has an estimate.</summary>
    async Task ExpectOnlyOneEstimatedAsync()
    {
        await ExpectStoryAsync("Two");
        await Team.EveryoneAsync(table => Expect(table.StoryRow("One").Locator(".face")).ToHaveTextAsync("estimate 5"));
        await Team.EveryoneAsync(table => Expect(table.Stories.Locator(".face:has-text('5')")).ToHaveCountAsync(1));
        await Team.EveryoneAsync(table => table.ExpectNotRevealedAsync());
    }
}

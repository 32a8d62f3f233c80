using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>A press that was meant for what a button did a moment ago does nothing.</summary>
public class SettlingTests(PokerServer server) : TableTests(server)
{
    /// <summary>Presses at the very moment when the controls have changed: faster than any person, and on every machine.</summary>
    const string PressWhenChanged = """
        press => {
            const progress = () => Object.values({ ...document.getElementById('controls').dataset }).join(' ');
            const before = progress();
            window.presses = 0;
            document.addEventListener('poker:applied', () => {
                if (window.presses || progress() === before) return;
                window.presses++;
                if (press === 'click') document.querySelector('#next-form button').click();
                else document.dispatchEvent(new KeyboardEvent('keydown', { key: press, bubbles: true }));
            });
        }
        """;

    [Fact]
    public async Task A_double_click_on_reveal_saves_no_estimate()
    {
        var alice = await StartAsync();
        await alice.Page.EvaluateAsync(PressWhenChanged, "click");
        await alice.RevealAsync();
        await alice.ExpectResultAsync("Average", "5");
        await ExpectPressedAsync(alice);

        await Expect(alice.Story).ToContainTextAsync("Sign in");
        await alice.Button("Save 5 & next").ClickAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Search"));
    }

    [Fact]
    public async Task Two_hosts_who_both_press_N_skip_no_story()
    {
        var alice = await StartAsync();
        var bob = Team["Bob"];
        await alice.MakeHostAsync("Bob");
        await Expect(bob.Button("Reveal cards")).ToBeVisibleAsync();
        await alice.RevealAsync();
        await bob.ExpectResultAsync("Average", "5");
        await Expect(bob.Page.Locator("#next-form button")).ToBeEnabledAsync();
        await bob.Page.EvaluateAsync(PressWhenChanged, "n");

        await alice.Page.Locator("#next-form button").ClickAsync();
        await ExpectPressedAsync(bob);
        await Expect(bob.Page.Locator("#next-form button")).ToBeEnabledAsync();
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Search"));

        await bob.Page.Keyboard.PressAsync("n");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Export"));
    }

    async Task<TablePage> StartAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["Sign in", "Search", "Export"]);
        await alice.StartStoryAsync("Sign in");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Sign in"));
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await alice.ExpectProgressAsync("2 of 2 voted");
        return alice;
    }

    static async Task ExpectPressedAsync(TablePage table) => await table.Page.WaitForFunctionAsync("() => window.presses === 1");
}

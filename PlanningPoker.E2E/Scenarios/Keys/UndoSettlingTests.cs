using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>
/// When the newest offer of undo has just become another one, a press that was meant for the former does nothing.
/// </summary>
public class UndoSettlingTests(PokerServer server) : TableTests(server)
{
    /// <summary>
    /// From the moment when the newest offer has changed, presses U as long as the page's own clock says that it is too early.
    /// </summary>
    const string PressTooEarly = """
        untilMs => {
            const newest = () => document.querySelector('#undo > form')?.id;
            const before = newest();
            window.presses = 0;
            new MutationObserver((_, observer) => {
                if (newest() === before) return;
                observer.disconnect();
                const changedAt = performance.now();
                const again = () => {
                    if (performance.now() - changedAt > untilMs) return window.isPressed = true;
                    window.presses++;
                    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', bubbles: true }));
                    setTimeout(again, 20);
                };
                again();
            }).observe(document.querySelector('.dock'), { childList: true, subtree: true, attributes: true });
        }
        """;

    [Fact]
    public async Task U_pressed_twice_undoes_one_change()
    {
        var alice = await StartAsync();
        await DeleteAsync(alice, "Two");
        await DeleteAsync(alice, "Three");
        await alice.Page.EvaluateAsync(PressTooEarly, 600);

        await alice.PressAsync("U");

        await ExpectPressedAsync(alice);
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
    }

    [Fact]
    public async Task Two_hosts_who_press_U_one_after_the_other_undo_one_change_and_a_later_press_undoes_the_next()
    {
        var alice = await StartAsync();
        var bob = await WithTwoHostsAsync(alice);
        await DeleteAsync(alice, "Two");
        await DeleteAsync(alice, "Three");
        await bob.Page.EvaluateAsync(PressTooEarly, 900);

        await alice.PressAsync("U");

        await ExpectPressedAsync(bob);
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
        // A new offer, since the older one may be over by now.
        await DeleteAsync(alice, "Three");
        await bob.PressAsync("U");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
    }

    [Fact]
    public async Task Two_hosts_who_press_U_at_the_same_time_undo_one_change()
    {
        var alice = await StartAsync();
        var bob = await WithTwoHostsAsync(alice);
        await DeleteAsync(alice, "Two");
        await DeleteAsync(alice, "Three");

        // The second one comes too late.
        Team.PageErrors.Expect("409");
        await Task.WhenAll(alice.Page.Keyboard.PressAsync("u"), bob.Page.Keyboard.PressAsync("u"));

        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
    }

    [Fact]
    public async Task A_host_who_is_about_to_undo_undoes_nothing_that_another_has_just_done()
    {
        var alice = await StartAsync();
        var bob = await WithTwoHostsAsync(alice);
        await DeleteAsync(bob, "Two");
        await alice.Page.EvaluateAsync(PressTooEarly, 900);

        await DeleteAsync(bob, "Three");

        await ExpectPressedAsync(alice);
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One"));
        await alice.PressAsync("U");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Three"));
    }

    async Task<TablePage> StartAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three"));
        await Team.EveryoneAsync(table => table.ExpectConnectedAsync());
        await Team.EveryoneAsync(table => table.WaitForLaterScriptAsync("undo-settling"));
        return alice;
    }

    async Task<TablePage> WithTwoHostsAsync(TablePage alice)
    {
        await alice.MakeHostAsync("Bob");
        await Expect(Team["Bob"].Button("Reveal cards")).ToBeVisibleAsync();
        return Team["Bob"];
    }

    /// <summary>Deletes a story, and waits until everyone sees it.</summary>
    async Task DeleteAsync(TablePage host, string story)
    {
        await host.DeleteStoryAsync(story);
        await Team.EveryoneAsync(table => Expect(table.StoryRow(story)).ToHaveCountAsync(0));
    }

    static async Task ExpectPressedAsync(TablePage table)
    {
        await table.Page.WaitForFunctionAsync("() => window.isPressed");
        Assert.True(await table.Page.EvaluateAsync<int>("window.presses") > 0, "Nothing was pressed.");
    }
}

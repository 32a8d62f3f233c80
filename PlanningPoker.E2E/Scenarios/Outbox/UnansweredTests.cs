using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>
/// A click that the outbox does not keep, and that gets no answer: the page says only what it knows, and fetches the table to know more.
/// </summary>
public class UnansweredTests(PokerServer server) : OutboxScenario(server)
{
    const string Unchanged = "The server did not answer, and nothing has changed at the table.",
        MovedOn = "The answer was lost, but the table has moved on.",
        LookFirst = "The answer was lost. Look at the table before you try again.",
        NotSent = "You were offline, so this was not sent. Please try again once you are connected.";

    [Fact]
    public async Task Next_whose_answer_was_lost_has_moved_on()
    {
        var alice = await StartAsync();
        await LoseFirstResponseAsync(alice, "**/next");

        await alice.PressAsync("N");

        await ExpectOnlyAsync(alice, MovedOn);
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
    }

    [Fact]
    public async Task Next_that_did_not_arrive_says_that_nothing_has_changed_and_works_the_next_time()
    {
        var alice = await StartAsync();
        await InterceptFirstAsync(alice, "**/next", route => route.AbortAsync());

        await alice.PressAsync("N");

        await ExpectOnlyAsync(alice, Unchanged);
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        await alice.PressAsync("N");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
    }

    [Fact]
    public async Task What_failed_before_the_script_that_explains_it_was_loaded_is_explained_once_it_is()
    {
        var alice = await (await StartAsync()).OpenAnotherTabAsync();
        var hasFailed = new TaskCompletionSource();
        await alice.Page.RouteAsync("**/later/unanswered.js", async route =>
        {
            await hasFailed.Task;
            await route.ContinueAsync();
        });
        await InterceptFirstAsync(alice, "**/next", async route =>
        {
            await route.AbortAsync();
            hasFailed.SetResult();
        });
        await alice.Page.ReloadAsync();
        await alice.ExpectStatusAsync(Connected);

        await alice.PressAsync("N");

        await ExpectOnlyAsync(alice, Unchanged);
    }

    [Fact]
    public async Task An_undo_whose_answer_was_lost_has_moved_on()
    {
        var alice = await StartAsync();
        await Team.EveryoneAsync(table => table.VoteAsync("5"));
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        await alice.PressAsync("N");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Two"));
        await LoseFirstResponseAsync(alice, "**/undo");

        await alice.PressAsync("U");

        await ExpectOnlyAsync(alice, MovedOn);
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
    }

    [Fact]
    public async Task What_was_clicked_without_a_network_says_that_it_was_not_sent()
    {
        var alice = await StartAsync();
        await alice.GoOfflineAsync();
        await alice.ExpectStatusAsync("Disconnected – check connection");

        await alice.PressAsync("N");
        await alice.ExpectNotificationAsync(NotSent);
        await alice.GoOnlineAsync();
        await alice.ExpectStatusAsync(Connected);

        await Expect(alice.Notifications.Locator(".toast-text").Filter(new() { HasText = "answer" })).ToHaveCountAsync(0);
        await Expect(alice.Story).ToContainTextAsync("One");
    }

    [Fact]
    public async Task A_story_that_was_added_without_a_network_was_not_sent_and_its_title_stays_to_be_sent()
    {
        var alice = await StartAsync();
        await alice.GoOfflineAsync();
        await alice.ExpectStatusAsync("Disconnected – check connection");

        await alice.AddStoryAsync("Four");
        await alice.ExpectNotificationAsync(NotSent);
        await alice.GoOnlineAsync();
        await alice.ExpectStatusAsync(Connected);
        await Expect(alice.Page.GetByLabel("Story title", new() { Exact = true })).ToHaveValueAsync("Four");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three"));

        await alice.Button("Add story").ClickAsync();
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three", "Four"));
    }

    [Fact]
    public async Task A_list_that_was_pasted_without_a_network_was_not_sent_and_stays_to_be_sent()
    {
        var alice = await StartAsync();
        await alice.WatchForReloadAsync();
        await alice.GoOfflineAsync();
        await alice.ExpectStatusAsync("Disconnected – check connection");
        var list = string.Join('\n', Enumerable.Range(1, 12).Select(number => $"Line {number}"));
        var field = alice.Page.GetByLabel("Story title", new() { Exact = true });

        await field.FillAsync(list);
        await field.PressAsync("Enter");
        await alice.ExpectNotificationAsync(NotSent);
        await alice.GoOnlineAsync();
        await alice.ExpectStatusAsync(Connected);
        await alice.ExpectNotReloadedAsync();
        await Expect(field).ToHaveValueAsync(list);

        await field.PressAsync("Enter");
        await Expect(alice.Button("Import stories")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_that_loads_a_page_is_not_sent_without_a_network_and_keeps_what_was_typed()
    {
        var settings = await (await StartAsync()).OpenAnotherTabAsync("/settings");
        await settings.ExpectStatusAsync(Connected);
        await settings.WaitForLaterScriptAsync("unanswered");
        await settings.WatchForReloadAsync();
        await settings.GoOfflineAsync();
        await settings.ExpectStatusAsync("Disconnected – check connection");
        var name = settings.Page.GetByLabel("Session name", new() { Exact = true });

        await name.FillAsync("Sprint 13");
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync(NotSent);
        await settings.GoOnlineAsync();
        await settings.ExpectStatusAsync(Connected);
        await settings.ExpectNotReloadedAsync();
        await Expect(name).ToHaveValueAsync("Sprint 13");

        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
    }

    [Fact]
    public async Task A_story_whose_answer_was_lost_asks_to_look_before_it_is_added_twice()
    {
        var alice = await StartAsync();
        await LoseFirstResponseAsync(alice, "**/addstory");

        await alice.AddStoryAsync("Four");

        await ExpectOnlyAsync(alice, LookFirst);
        await Team.EveryoneAsync(table => Expect(table.StoryRow("Four")).ToHaveCountAsync(1));
        // Whoever tries it again all the same sends the same story.
        await alice.Button("Add story").ClickAsync();
        await Expect(alice.Page.GetByLabel("Story title", new() { Exact = true })).ToHaveValueAsync("");
        await alice.AddStoryAsync("Five");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("One", "Two", "Three", "Four", "Five"));
        await Team.EveryoneAsync(table => Expect(table.StoryRow("Four")).ToHaveCountAsync(1));
    }

    async Task<TablePage> StartAsync()
    {
        var (alice, _) = await JoinBothAsync();
        Team.PageErrors.Expect("Failed to fetch");
        await alice.AddStoriesAsync(["One", "Two", "Three"]);
        await alice.ExpectStoriesAsync("One", "Two", "Three");
        await alice.StartStoryAsync("One");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("One"));
        return alice;
    }

    /// <summary>The verdict takes the place of the note that the table is being checked.</summary>
    static async Task ExpectOnlyAsync(TablePage table, string note)
    {
        await table.ExpectNotificationAsync(note);
        var notes = table.Notifications.Locator(".toast-text").Filter(new() { HasTextRegex = new("answer") });
        await Expect(notes).ToHaveCountAsync(1);
    }
}

using Microsoft.Playwright;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>The server is killed while a long backlog is worked on, and the open pages go on with the same one.</summary>
public class KilledBacklogTests : KilledServerScenario
{
    const int Count = 60;

    [Fact]
    public async Task An_imported_backlog_that_was_moved_and_edited_is_whole_and_found_after_a_restart()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await ImportAsync(alice, Enumerable.Range(1, Count));
        await Expect(Team["Bob"].Page.Locator("#head-next .group-count")).ToHaveTextAsync($"{Count}");
        await alice.MoveStoryAsync("Story number 003", "Up");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await RenameAsync(backlog, "Story number 002", "Sign in with a passkey");
        await Team["Bob"].ExpectStoriesAsync("Story number 001", "Story number 003", "Sign in with a passkey", "Story number 004");

        await KillAndRestartAsync();

        await Team["Bob"].ExpectStoriesAsync("Story number 001", "Story number 003", "Sign in with a passkey", "Story number 004");
        await Team["Bob"].Page.Locator(".story-row").Last.ScrollIntoViewIfNeededAsync();
        await Expect(Team["Bob"].Stories).ToHaveCountAsync(Count);
        await backlog.RefreshAsync();
        await backlog.Page.GetByRole(AriaRole.Searchbox).FillAsync("passkey");
        await backlog.ExpectStoriesAsync("Sign in with a passkey");
        // The same list again makes nothing new: the keys are known.
        await ImportAsync(alice, Enumerable.Range(1, Count));
        await Expect(Team["Bob"].Page.Locator("#head-next .group-count")).ToHaveTextAsync($"{Count}");
    }

    [Fact]
    public async Task A_deck_that_was_changed_between_rounds_is_in_every_hand_after_a_restart()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await EveryoneVotesAsync("20");
        await alice.RevealAsync();
        Assert.True((await alice.Page.APIRequest.PatchAsync(ApiOf(alice), new() { DataObject = new { deck = "t-shirt" } })).Ok);
        await Expect(Team["Bob"].Card("XL")).ToBeVisibleAsync();
        await Team["Bob"].VoteAsync("XL");
        await Team["Bob"].ExpectSavedAsync("XL");

        await KillAndRestartAsync();

        await Team["Bob"].ExpectSavedAsync("XL");
        await alice.VoteAsync("S");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectCardOfAsync("Bob", "XL"));
        await Team.EveryoneAsync(table => Expect(table.Discussion).ToContainTextAsync("Far apart"));
    }

    static async Task ImportAsync(TablePage host, IEnumerable<int> numbers)
    {
        var lines = string.Join('\n', numbers.Select(number => $"US-{number:000},Story number {number:000}"));
        var answer = await host.Page.APIRequest.PostAsync($"{ApiOf(host)}/stories/import", new()
        {
            Headers = new Dictionary<string, string> { ["Content-Type"] = "text/csv" },
            DataString = $"Key,Title\n{lines}",
        });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    static async Task RenameAsync(TablePage backlog, string from, string to)
    {
        await backlog.StoryRow(from).GetByRole(AriaRole.Link, new() { Name = "Edit: " }).ClickAsync();
        var form = backlog.Page.GetByRole(AriaRole.Form, new() { Name = "Edit story" });
        await form.GetByLabel("Title").FillAsync(to);
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(backlog.StoryRow(to)).ToBeVisibleAsync();
    }
}

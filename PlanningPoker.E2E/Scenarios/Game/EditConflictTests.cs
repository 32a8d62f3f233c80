using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>Two hosts edit one story at the same time: neither takes away what the other wrote.</summary>
public class EditConflictTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Different_fields_are_both_saved_and_the_same_field_is_a_choice()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await EditTogetherAsync();
        await alice.GetByLabel("Description").FillAsync("Written by Alice");
        await bob.GetByLabel("Title", new() { Exact = true }).FillAsync("Sign in");
        await bob.GetByLabel("Link", new() { Exact = true }).FillAsync("https://example.com/bob");
        await SaveAsync(bob);
        // The row has changed beside Alice's form, which keeps what she typed.
        await Expect(alice.Locator(".story-row")).ToContainTextAsync("Sign in");
        await Expect(alice.GetByLabel("Description")).ToHaveValueAsync("Written by Alice");
        await alice.GetByLabel("Title", new() { Exact = true }).FillAsync("Log in");
        var problem = alice.Locator(".toast[data-kind=problem]");

        await SaveAsync(alice);

        await Expect(problem).ToHaveCountAsync(1);
        await Expect(alice.GetByText("Somebody else wrote meanwhile:")).ToHaveCountAsync(1);
        await Expect(alice.Locator(".conflict-text")).ToHaveTextAsync("Sign in");
        await Expect(alice.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Log in");
        await Expect(alice.GetByLabel("Link", new() { Exact = true })).ToHaveValueAsync("");
        await alice.GetByLabel("Keep theirs instead of mine").CheckAsync();
        await SaveAsync(alice);
        await Expect(alice.GetByLabel("Description")).ToHaveCountAsync(0);
        Assert.Equal(0, await problem.CountAsync());

        await alice.GetByRole(AriaRole.Link, new() { Name = "Edit: Sign in" }).ClickAsync();
        await Expect(alice.GetByLabel("Description")).ToHaveValueAsync("Written by Alice");
        await Expect(alice.GetByLabel("Link", new() { Exact = true })).ToHaveValueAsync("https://example.com/bob");
    }

    [Fact]
    public async Task A_typed_estimate_replaces_that_of_another_host_only_when_it_was_seen()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await RevealTogetherAsync();
        await bob.Button("Other…").ClickAsync();
        var field = bob.Page.Locator("#estimate-text");
        await field.FillAsync("8");
        await alice.EstimateAsync("5");
        await Expect(Saved(bob)).ToHaveTextAsync("5");

        await field.PressAsync("Enter");
        await Expect(bob.Page.Locator("#estimate-problem")).ToContainTextAsync("5");
        await Expect(Saved(alice)).ToHaveTextAsync("5");
        await field.PressAsync("Enter");
        await Expect(Saved(alice)).ToHaveTextAsync("8");
    }

    [Fact]
    public async Task Of_two_estimates_at_once_both_are_named_until_one_of_them_is_chosen()
    {
        Team.PageErrors.Expect("409");
        var (alice, bob) = await RevealTogetherAsync();
        await bob.WaitForLaterScriptAsync("solved");
        var isSaved = new TaskCompletionSource();
        await bob.Page.RouteAsync("**/estimate", async route =>
        {
            await isSaved.Task;
            await route.ContinueAsync();
        });

        await bob.EstimateAsync("8");
        await alice.EstimateAsync("5");
        await Expect(Saved(alice)).ToHaveTextAsync("5");
        isSaved.SetResult();

        var problem = bob.Notifications.GetByText("Somebody else has saved 5 meanwhile, so nothing was saved. Your estimate was 8.");
        await Expect(problem).ToBeVisibleAsync();
        await Expect(Saved(bob)).ToHaveTextAsync("5");
        await bob.EstimateAsync("8");
        await Expect(Saved(alice)).ToHaveTextAsync("8");
        // Long before its time is over.
        await Expect(problem).ToHaveCountAsync(0, new() { Timeout = 5000 });
    }

    static ILocator Saved(TablePage table) => table.Page.Locator("#offers-form [aria-pressed=true]");

    [Fact]
    public async Task What_was_typed_outlives_the_story()
    {
        Team.PageErrors.Expect("404");
        var (alice, bob) = await EditTogetherAsync();
        await alice.GetByLabel("Description").FillAsync("A long text by Alice");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await new TablePage(bob).DeleteStoryAsync("Login");
        await Expect(alice.Locator(".story-row")).ToHaveCountAsync(0);
        await Expect(alice.Locator(".story-edit")).ToHaveCSSAsync("list-style-type", "none");

        await SaveAsync(alice);

        await Expect(alice.GetByText("This story was deleted meanwhile.")).ToBeVisibleAsync();
        await alice.GetByRole(AriaRole.Button, new() { Name = "Add as a new story" }).ClickAsync();
        await Expect(bob.Locator(".story-row")).ToContainTextAsync(["Login"]);
        await alice.GetByRole(AriaRole.Link, new() { Name = "Edit: Login" }).ClickAsync();
        await Expect(alice.GetByLabel("Description")).ToHaveValueAsync("A long text by Alice");
    }

    [Fact]
    public async Task What_was_typed_outlives_the_seat()
    {
        var (alice, bob) = await EditTogetherAsync();
        await bob.GetByLabel("Description").FillAsync("A long text by Bob");
        await bob.GetByLabel("Story title", new() { Exact = true }).FillAsync("Not added yet");

        await alice.GotoAsync(alice.Url[..alice.Url.IndexOf("/stories", StringComparison.Ordinal)]);
        await new TablePage(alice).RemoveAsync("Bob");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();

        await Expect(bob.GetByLabel("Story title", new() { Exact = true })).ToHaveValueAsync("Not added yet");
        await new TablePage(alice).MakeHostAsync("Bob");
        await bob.GotoAsync($"{bob.Url}/stories");
        await bob.GetByRole(AriaRole.Link, new() { Name = "Edit: Login" }).ClickAsync();
        await Expect(bob.GetByLabel("Description")).ToHaveValueAsync("A long text by Bob");
    }

    static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save story" }).ClickAsync();

    /// <summary>Alice and Bob, both hosts, see their cards 5 and 8, and no estimate yet.</summary>
    async Task<(TablePage Alice, TablePage Bob)> RevealTogetherAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.AddStoryAsync("Login");
        await alice.StartStoryAsync("Login");
        await Expect(bob.Story).ToContainTextAsync("Login");
        await alice.MakeHostAsync("Bob");
        await alice.VoteAsync("5");
        await bob.VoteAsync("8");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        return (alice, bob);
    }

    /// <summary>Alice and Bob, both hosts, have opened the form of the same story.</summary>
    async Task<(IPage Alice, IPage Bob)> EditTogetherAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.MakeHostAsync("Bob");
        await alice.AddStoryAsync("Login");
        await Team.EveryoneAsync(table => table.ExpectStoriesAsync("Login"));
        await Expect(Team["Bob"].Button("Reveal cards")).ToBeVisibleAsync();
        foreach (var table in (TablePage[])[alice, Team["Bob"]])
        {
            await table.Page.GotoAsync($"{table.Page.Url}/stories");
            await table.WaitForBacklogScriptAsync();
            await table.Page.GetByRole(AriaRole.Link, new() { Name = "Edit: Login" }).ClickAsync();
            await Expect(table.Page.GetByLabel("Description")).ToBeVisibleAsync();
            await table.ExpectConnectedAsync();
        }
        return (alice.Page, Team["Bob"].Page);
    }
}

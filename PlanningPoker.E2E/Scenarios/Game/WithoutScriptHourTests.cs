using Microsoft.Playwright;
using PlanningPoker.E2E.Scenarios.Clocks;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>What the whole hour adds to a round works by plain forms too.</summary>
public class WithoutScriptHourTests(PokerServer server) : TableTests(server)
{
    static readonly BrowserNewContextOptions NoScript = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task A_host_and_a_voter_without_JavaScript_see_no_names_at_an_anonymous_reveal()
    {
        var hana = await StartAsync();
        await SetAsync(hana, page => page.GetByLabel("Anonymous votes").CheckAsync());
        var zoe = await JoinAsync(hana, "Zoë");
        var bob = await Team.JoinAsync(hana.Invitation, "Bob");
        await Expect(zoe.Story).ToContainTextAsync("Anonymous votes");
        await hana.VoteAsync("3");
        await zoe.VoteAsync("5");
        await bob.VoteAsync("13");
        await bob.ExpectProgressAsync("3 of 3 voted");
        await hana.RevealAsync();
        await zoe.RefreshAsync();

        foreach (var table in new[] { hana, zoe, bob })
        {
            await table.ExpectResultAsync("Average", "7");
            await Expect(table.Discussion).ToContainTextAsync("Far apart: 3 and 13");
            await Expect(table.Page.Locator("[data-card=up], .far-end, .pile-chips [data-seat]")).ToHaveCountAsync(0);
        }
        await Expect(zoe.Hand).ToContainTextAsync("You played 5");
        Assert.DoesNotContain("13", await hana.Player("Bob").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_JavaScript_changes_the_settings_and_everyone_follows()
    {
        var hana = await StartAsync();
        var bob = await Team.JoinAsync(hana.Invitation, "Bob");
        await bob.WatchForReloadAsync();
        await SetAsync(hana, async page =>
        {
            foreach (var question in new[] { "Who may reveal the cards?", "Who may add and change stories?" })
                await page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel("Everyone").CheckAsync();
            await page.GetByLabel("Keep newcomers out").CheckAsync();
            await page.Locator(".deck:has([value=t-shirt])").ClickAsync();
        });

        await Expect(bob.Card("XL")).ToBeVisibleAsync();
        await bob.AddStoryAsync("Search");
        await bob.ExpectStoriesAsync("Search");
        await bob.VoteAsync("XL");
        await bob.ExpectSavedAsync("XL");
        await bob.RevealAsync();
        await bob.ExpectCardOfAsync("Bob", "XL");
        await bob.ExpectNotReloadedAsync();
        var page = await Team.OpenPageAsync("Carol", NoScript);
        await page.GotoAsync($"{hana.Invitation}");
        await Expect(page.GetByText("This session is locked")).ToBeVisibleAsync();

        await SetAsync(hana, async settings =>
        {
            await Expect(settings.GetByLabel("Keep newcomers out")).ToBeCheckedAsync();
            await settings.GetByLabel("Keep newcomers out").UncheckAsync();
        });
        await JoinAsync(hana, "Dan");
        await bob.ExpectPlayerCountAsync(3);
    }

    [Fact]
    public async Task A_final_vote_cannot_be_changed_with_and_without_JavaScript()
    {
        Team.PageErrors.Expect("409");
        var hana = await StartAsync();
        var bob = await Team.JoinAsync(hana.Invitation, "Bob");
        await SetAsync(hana, page => page.GetByLabel("Votes can be changed until the reveal").UncheckAsync());
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await Expect(bob.Card("8")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(bob.Button("Take back")).ToBeHiddenAsync();

        await hana.VoteAsync("3");
        await hana.ExpectMyCardAsync("3");
        await hana.Card("8").ClickAsync(new() { Force = true });
        await hana.ExpectNotificationAsync("Votes cannot be changed in this session, so your first card stays.");
        await hana.ExpectMyCardAsync("3");
        await bob.ExpectProgressAsync("2 of 2 voted");
    }

    [Fact]
    public async Task Rounds_are_compared_in_words_and_several_stories_restored_without_JavaScript()
    {
        var hana = await StartAsync();
        var bob = await Team.JoinAsync(hana.Invitation, "Bob");
        foreach (var title in new[] { "One", "Two", "Three" }) await hana.AddStoryAsync(title);
        await hana.StartStoryAsync("One");
        await Expect(bob.Story).ToContainTextAsync("One");
        await PlayAsync("3", "13");
        await hana.VoteAgainAsync();
        await Expect(bob.Story).ToContainTextAsync("Round 2");
        await PlayAsync("3", "8");
        await Expect(hana.Discussion).ToContainTextAsync("Bob: 13, then 8");
        await Expect(hana.Player("Bob")).ToContainTextAsync("highest");
        await hana.Button("Undo reveal").ClickAsync();
        await Expect(bob.Results).ToBeHiddenAsync();

        await hana.Page.GotoAsync($"{bob.Invitation}/stories");
        await hana.Page.GetByRole(AriaRole.Link, new() { Name = "Select several" }).ClickAsync();
        foreach (var title in new[] { "Two", "Three" }) await hana.StoryRow(title).Locator(".pick").CheckAsync();
        await hana.Page.GetByRole(AriaRole.Group, new() { Name = "Selected stories" })
            .GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await bob.ExpectStoriesAsync("One");
        await hana.Button("Restore 2 stories").ClickAsync();
        await bob.ExpectStoriesAsync("One", "Two", "Three");

        async Task PlayAsync(string ofHana, string ofBob)
        {
            await hana.VoteAsync(ofHana);
            await bob.VoteAsync(ofBob);
            await bob.ExpectProgressAsync("2 of 2 voted");
            await hana.RevealAsync();
            await Expect(bob.Results).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_player_without_JavaScript_takes_the_controls_and_the_host_takes_them_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var zoe = await JoinAsync(alice, "Zoë");
        var table = alice.Page.Url;
        await alice.Page.GotoAsync("about:blank");

        await HandOverTests.ExpectOfferAsync(zoe);
        await zoe.Button("Take the controls").ClickAsync();
        await Expect(zoe.Button("Reveal cards")).ToBeVisibleAsync();
        await alice.Page.GotoAsync(table);
        await alice.Button("Take the controls back").ClickAsync();
        await zoe.RefreshAsync();

        await Expect(zoe.Button("Reveal cards")).ToHaveCountAsync(0);
    }

    async Task<TablePage> StartAsync()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Hana", NoScript));
        return await home.StartSessionAsync("Sprint 12", "Hana");
    }

    async Task<TablePage> JoinAsync(TablePage host, string name)
    {
        var join = await JoinPage.OpenAsync(await Team.OpenPageAsync(name, NoScript), host.Invitation);
        return await join.JoinAsync(name);
    }

    /// <summary>Changes the settings by the form, and goes back to the table.</summary>
    static async Task SetAsync(TablePage host, Func<IPage, Task> change)
    {
        var table = host.Page.Url;
        await host.Page.GotoAsync($"{table}/settings");
        await change(host.Page);
        await host.Button("Save settings").ClickAsync();
        await host.ExpectNotificationAsync("Saved");
        await host.Page.GotoAsync(table);
    }
}

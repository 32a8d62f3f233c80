using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>What a team needs to talk about a round: who is far out, what was voted before, whose votes are missing.</summary>
public class TalkTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task The_highest_and_the_lowest_voters_are_named_at_their_seats_until_the_next_round()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await alice.VoteAsync("3");
        await Team["Bob"].VoteAsync("13");
        await Team["Carol"].VoteAsync("5");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("3 of 3 voted"));
        await Expect(alice.Players.GetByText("highest")).ToHaveCountAsync(0);
        await alice.RevealAsync();

        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Player("Alice").GetByText("lowest", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(table.Player("Bob").GetByText("highest", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(table.Player("Carol").Locator(".far-end")).ToHaveCountAsync(0);
        });
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => Expect(table.Page.Locator(".far-end")).ToHaveCountAsync(0));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task The_earlier_rounds_are_in_sight_while_the_next_one_is_voted_on(int width, int height)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.Page.SetViewportSizeAsync(width, height);
        await alice.AddStoryAsync("Reset a password");
        await alice.StartStoryAsync("Reset a password");
        await Expect(alice.Story).ToContainTextAsync("Reset a password");
        for (var round = 1; round <= 3; round++)
        {
            await alice.VoteAsync("5");
            await Team["Bob"].VoteAsync(round == 3 ? "5" : "13");
            await alice.ExpectProgressAsync("2 of 2 voted");
            await alice.RevealAsync();
            await alice.VoteAgainAsync();
            await Expect(alice.Story).ToContainTextAsync($"Round {round + 1}");
        }

        var rounds = alice.Page.GetByRole(AriaRole.List, new() { Name = "Earlier rounds" }).GetByRole(AriaRole.Listitem);
        await Expect(rounds).ToHaveTextAsync(
            ["Round 3 all on 5", "Round 2 average 9, 5 to 13", "Round 1 average 9, 5 to 13"]);
        await alice.Page.EvaluateAsync("scrollTo(0, 0)");
        var dock = await alice.Page.Locator(".dock").BoundingBoxAsync();
        foreach (var round in await rounds.AllAsync())
        {
            var box = await round.BoundingBoxAsync();
            Assert.True(box!.Y >= 0 && box.Y + box.Height <= dock!.Y, "The dock covers an earlier round.");
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task After_the_second_reveal_everyone_sees_who_moved_and_where_to(int width, int height)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        await alice.Page.SetViewportSizeAsync(width, height);
        await alice.AddStoryAsync("Reset a password");
        await alice.StartStoryAsync("Reset a password");
        await Expect(alice.Story).ToContainTextAsync("Reset a password");
        await VoteAndRevealAsync("3", "8", "5");
        await Expect(alice.Page.Locator(".moves-picture")).ToHaveCountAsync(0);
        await alice.VoteAgainAsync();
        await Expect(alice.Story).ToContainTextAsync("Round 2");
        await VoteAndRevealAsync("5", "5", "5");

        await Team.EveryoneAsync(async table =>
        {
            foreach (var path in new[] { "Alice: 3, then 5", "Bob: 8, then 5", "Carol stayed at 5" })
                await Expect(table.Discussion.GetByRole(AriaRole.Listitem).Filter(new() { HasText = path })).ToHaveCountAsync(1);
            await Expect(table.Page.Locator(".moves-lines g[data-moves]")).ToHaveCountAsync(2);
        });
        var (picture, panel) = (await BoxAsync(alice, ".moves-picture"), await BoxAsync(alice, ".talk"));
        Assert.True(picture.X >= panel.X && picture.X + picture.Width <= panel.X + panel.Width, "The picture is wider than its panel.");

        // While the next round goes on, it is folded, and opens by its heading.
        await alice.VoteAgainAsync();
        await Expect(alice.Story).ToContainTextAsync("Round 3");
        await Expect(alice.Page.Locator(".moves-picture")).Not.ToBeVisibleAsync();
        await alice.Page.Locator(".moves-title").PressAsync("Enter");
        await Expect(alice.Page.Locator(".moves-picture")).ToBeVisibleAsync();

        async Task VoteAndRevealAsync(string a, string b, string c)
        {
            await alice.VoteAsync(a);
            await Team["Bob"].VoteAsync(b);
            await Team["Carol"].VoteAsync(c);
            await alice.ExpectProgressAsync("3 of 3 voted");
            await alice.RevealAsync();
            await Expect(alice.Results).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_host_who_only_facilitates_sees_whose_votes_are_missing_instead_of_a_hand()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        foreach (var player in new[] { "Bob", "Carol" }) await Team.JoinAsync(alice.Invitation, player);
        await alice.OpenAnotherTabAsync("/players");
        var tally = alice.Page.Locator("#tally");
        await Expect(tally).Not.ToBeVisibleAsync();
        await BecomeObserverAsync(alice);

        await Expect(tally).ToHaveTextAsync("Waiting for Bob, Carol");
        await Expect(alice.Page.Locator(".hand-card")).ToHaveCountAsync(0);
        await Team["Carol"].VoteAsync("5");
        await Expect(tally).ToHaveTextAsync("Waiting for Bob");
        await Expect(Team["Bob"].Page.Locator("#tally")).Not.ToBeVisibleAsync();
        await Team["Bob"].VoteAsync("8");
        await Expect(tally).ToHaveTextAsync("Everyone has voted");
        await alice.RevealAsync();
        await Expect(tally).Not.ToBeVisibleAsync();
        await alice.VoteAgainAsync();

        await alice.Button("Take cards").ClickAsync();
        await Expect(tally).Not.ToBeVisibleAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
    }

    static async Task<LocatorBoundingBoxResult> BoxAsync(TablePage table, string selector) =>
        (await table.Page.Locator(selector).BoundingBoxAsync())!;

    static async Task BecomeObserverAsync(TablePage table)
    {
        var players = table.Page.Context.Pages[1];
        await players.GetByLabel("Observer", new() { Exact = true }).CheckAsync();
        await players.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(players.GetByText("Saved", new() { Exact = true }).First).ToBeVisibleAsync();
        await players.CloseAsync();
    }
}

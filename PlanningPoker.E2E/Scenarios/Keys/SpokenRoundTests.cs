using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>
/// A whole round by the accessibility tree alone: what a screen reader reads at each step, in the notation of Playwright, and what the page
/// says by itself. Elements are found by role and name only.
/// </summary>
public class SpokenRoundTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_round_reads_well_from_the_home_page_to_the_summary()
    {
        var page = await Team.OpenListeningPageAsync("Alice");
        await page.GotoAsync("/");
        await ReadsAsync(page.GetByRole(AriaRole.Main), """
            - main:
              - heading "Planning Poker" [level=1]
              - form "Start a session":
                - heading "Start a session" [level=2]
                - textbox "Session name"
                - textbox "Your name"
                - group "Deck":
                  - radio "Modified Fibonacci 0 ½ 1 2 3 5 8 13 20 40 100" [checked]
                  - radio "T-shirt sizes XS S M L XL XXL"
                - checkbox "I only facilitate"
                - button "Start session"
              - region "Join a session":
                - textbox "Session code"
                - button "Join session"
            """);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Session name", Exact = true }).FillAsync("Sprint 12");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Your name", Exact = true }).FillAsync("Alice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start session", Exact = true }).ClickAsync();
        var alice = await TablePage.WaitForTableAsync(page);
        await alice.ExpectConnectedAsync();
        await ReadsAsync(page.GetByRole(AriaRole.Main), """
            - main:
              - region "Quick vote":
                - text: Round 1
                - button "Timer 2:00"
                - heading "Quick vote" [level=2]
              - region "Progress":
                - paragraph: 0 of 1 voted
              - region "Your table is ready":
                - heading "Your table is ready" [level=2]
                - button "Invite your team"
                - link "Add stories"
              - heading "Players" [level=2]
              - list "Players":
                - listitem:
                  - text: Alice you host not voted yet
                  - button "Skip Alice in this round"
              - region "Your hand":
                - heading "Your hand" [level=2]
                - button "5"
                - button "Coffee break"
                - text: Pick a card – hidden until the reveal
              - region "Controls":
                - button "Reveal cards"
              - complementary "Backlog":
                - textbox "Story title"
            """);
        await alice.WaitForLaterScriptAsync("spoken");
        await alice.AddStoryAsync("US-1 Sign in");
        await SaysAsync(alice, "New story added: US-1");
        await alice.AddStoryAsync("US-2 Reset a password");
        await SaysAsync(alice, "New story added: US-2");

        var join = await Team.OpenListeningPageAsync("Bob");
        await join.GotoAsync($"{alice.Invitation}");
        await ReadsAsync(join.GetByRole(AriaRole.Main), """
            - main:
              - heading "Sprint 12" [level=1]
              - paragraph: 1 player is at the table. Take a seat.
              - textbox "Your name"
              - group "Join as":
                - radio "Voter" [checked]
                - radio "Observer"
              - button "Join"
            """);
        await join.GetByRole(AriaRole.Textbox, new() { Name = "Your name", Exact = true }).FillAsync("Bob");
        await join.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        var bob = await TablePage.WaitForTableAsync(join);
        await bob.ExpectConnectedAsync();
        await bob.WaitForLaterScriptAsync("spoken");
        await SaysAsync(alice, "Bob joined");

        await alice.Button("Start: Sign in").ClickAsync();
        foreach (var each in new[] { alice, bob }) await SaysAsync(each, "Now estimating: US-1");
        await bob.VoteAsync("5");
        // Who votes hears that the card is kept; nobody hears of each vote of the others.
        await SaysAsync(bob, "Saved");
        await ReadsAsync(bob.Page.GetByRole(AriaRole.Main), """
            - main:
              - region "Sign in":
                - text: US-1 Round 1
                - heading "Sign in" [level=2]
              - region "Progress":
                - paragraph: 1 of 2 voted
              - list "Players":
                - listitem: Alice host not voted yet
                - listitem: Bob you voted
              - region "Your hand":
                - button "3"
                - button "5" [pressed]
                - text: Saved Reason for your card
                - textbox "Reason for your card"
                - button "Take back"
            """);
        await alice.ExpectProgressAsync("1 of 2 voted");
        await SaysAsync(alice);
        await alice.VoteAsync("8");
        await SaysAsync(bob, "Everyone has voted");
        await Expect(alice.Page.GetByText("Ready to reveal")).ToBeVisibleAsync();
        // The answer and the frame come in whatever order.
        await alice.Page.WaitForFunctionAsync(
            "() => ['Saved', 'Everyone has voted'].every(text => window.said.join('. ').includes(text))");
        Assert.Equal(["Everyone has voted", "Saved"], (await alice.TakeSaidAsync()).SelectMany(text => text.Split(". ")).Order());

        await alice.Button("Reveal cards").ClickAsync();
        await SaysAsync(
            alice, "Undo reveal", "Cards revealed: average 6.5, median 6.5, no consensus.",
            "Everyone voted. Reveal automatically from now on?");
        await SaysAsync(bob, "Cards revealed: average 6.5, median 6.5, no consensus.");
        await ReadsAsync(bob.Page.GetByRole(AriaRole.Main), """
            - main:
              - region "Progress":
                - paragraph: 2 of 2 voted
                - paragraph:
                  - text: From
                  - strong: "5"
                  - text: to
                  - strong: "8"
              - region "Results":
                - heading "Results" [level=2]
                - list "Distribution":
                  - listitem: 5 1 vote
                  - listitem: 8 1 vote
                - term: Average
                - definition: "6.5"
                - term: Median
                - definition: "6.5"
                - term: Consensus
                - definition: No – 50% agree
                - term: Most chosen
                - definition: 5, 8
                - term: Spread
                - definition: "3"
              - list "Players":
                - listitem: Alice host played 8
                - listitem: Bob you played 5
              - region "Your hand":
                - button "5" [disabled] [pressed]
                - paragraph: You played 5
            """);

        await alice.PressAsync("N");
        await SaysAsync(alice, "Undo “Save 8”", "US-1 estimated at 8. Next: US-2");
        await SaysAsync(bob, "US-1 estimated at 8. Next: US-2");
        await ReadsAsync(alice.Page.GetByRole(AriaRole.Complementary), """
            - complementary "Backlog":
              - paragraph: 1 of 2 estimated · 8 points
              - group "Stories":
                - list "Stories":
                  - listitem:
                    - text: US-2 Reset a password no estimate
                  - listitem:
                    - text: US-1 Sign in estimate 8
                    - 'button "Start: Sign in"'
                    - 'link "Edit: Sign in"'
            """);

        await bob.Page.GetByRole(AriaRole.Link, new() { Name = "Summary", Exact = true }).ClickAsync();
        await ReadsAsync(bob.Page.GetByRole(AriaRole.Main), """
            - main:
              - region "1 of 2 stories estimated":
                - heading "1 of 2 stories estimated" [level=2]
                - term: Points
                - definition: "8"
                - 'figure "Average agreement: 50%. Rounds with consensus: 0 of 1."'
                - list "Stories and estimates":
                  - listitem:
                    - text: US-1 Sign in estimate 8
                  - listitem: US-2 Reset a password no estimate
                - region "Who took part":
                  - list:
                    - listitem: Alice
                    - listitem: Bob
              - link "Back to the table"
            """);
    }

    [Fact]
    public async Task A_host_without_a_hand_hears_in_every_round_that_everyone_has_voted()
    {
        var home = await HomePage.OpenAsync(await Team.OpenListeningPageAsync("Alice"));
        var alice = await home.FacilitateSessionAsync("Sprint 12", "Alice");
        using var bob = await ApiClient.JoinAsync(alice.Invitation, "Bob");
        using var carol = await ApiClient.JoinAsync(alice.Invitation, "Carol");
        await alice.WaitForLaterScriptAsync("spoken");
        await bob.VoteAsync("5");
        await alice.RevealAsync();
        await alice.VoteAgainAsync();
        await bob.VoteAsync("5");
        await carol.VoteAsync("5");
        await alice.Page.WaitForFunctionAsync("() => window.said.some(text => text.includes('Everyone has voted'))");
    }

    [Fact]
    public async Task Who_has_a_card_on_the_table_hears_of_a_new_round_and_not_of_the_empty_hand()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await (await JoinPage.OpenAsync(await Team.OpenListeningPageAsync("Bob"), alice.Invitation)).JoinAsync("Bob");
        await bob.WaitForLaterScriptAsync("spoken");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await alice.ExpectProgressAsync("1 of 2 voted");
        await SaysAsync(bob, "Saved");

        await alice.VoteAgainAsync();
        await bob.ExpectNoCardAsync();

        await SaysAsync(bob, "New round started by Alice");
    }

    /// <summary>What is in between may be left out; what stands here is read in this order.</summary>
    static Task ReadsAsync(ILocator part, string expected) => Expect(part).ToMatchAriaSnapshotAsync(expected);

    /// <summary>The page says exactly this since it was asked last.</summary>
    static async Task SaysAsync(TablePage table, params string[] texts)
    {
        if (texts.Length > 0) await table.Page.WaitForFunctionAsync("text => window.said.includes(text)", texts[^1]);
        Assert.Equal(texts, await table.TakeSaidAsync());
    }
}

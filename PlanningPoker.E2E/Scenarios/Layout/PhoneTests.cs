using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>The table on a phone: 360 pixels wide, used by touch.</summary>
public class PhoneTests(PokerServer server) : TableTests(server)
{
    static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
        HasTouch = true,
        IsMobile = true,
    };

    /// <summary>Elements that are outside the screen or have content outside their box, for the message.</summary>
    const string CutOff = """
        part => {
          const cut = [];
          for (const each of document.querySelectorAll(`${part}, ${part} *`)) {
            if (!each.checkVisibility() || each.closest('.visually-hidden')) continue;
            const { left, right, width } = each.getBoundingClientRect();
            if (width > 1 && (left < -0.5 || right > innerWidth + 0.5)) cut.push(`${each.className || each.localName} ${left}…${right}`);
            else if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
              cut.push(`${each.className || each.localName} is ${each.scrollWidth} in ${each.clientWidth}`);
          }
          return cut;
        }
        """;

    /// <summary>Verdict, piles and figures that something lies over, or that are not on the screen.</summary>
    const string Covered = """
        async () => {
          await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
          return [...document.querySelectorAll('.verdict, .pile, .stat')].filter(part => {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            return [top + 1, bottom - 1].some(y => !part.contains(document.elementFromPoint((left + right) / 2, y)));
          }).map(part => `${part.className} ${part.textContent.trim().replace(/\s+/g, ' ')}`);
        }
        """;

    [Fact]
    public async Task An_observer_sees_the_whole_bar_and_becomes_a_voter_there()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var join = await JoinPage.OpenAsync(await Team.OpenPageAsync("Olga", Phone), alice.Invitation);
        var olga = await join.JoinAsObserverAsync("Olga");
        await Expect(olga.Hand).ToContainTextAsync("You are watching");
        await ExpectNothingCutOffAsync(olga.Page, ".dock");
        await olga.Button("Take cards").TapAsync();
        await Expect(olga.Card("5")).ToBeVisibleAsync();
        await ExpectNothingCutOffAsync(olga.Page, ".dock");
    }

    [Fact]
    public async Task A_notification_that_was_replaced_does_not_come_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var olga = await JoinByPhoneAsync(alice, "Olga");
        await olga.KeepNotificationsAsync();
        using var bob = await ApiClient.JoinAsync(alice.Invitation, "Bob");
        var joined = olga.Page.Locator(".toast", new() { HasText = "Bob joined" });
        var voted = olga.Page.Locator(".toast[data-kind=vote]");
        await Expect(joined).ToBeVisibleAsync();
        await alice.VoteAsync("8");
        await Expect(voted).ToBeVisibleAsync();
        await voted.Locator(".toast-close").TapAsync();
        await Expect(voted).ToHaveCountAsync(0);
        Assert.Equal("hidden", await joined.EvaluateAsync<string>("toast => toast.checkVisibility() ? 'shown' : 'hidden'"));
    }

    [Fact]
    public async Task A_card_that_was_tapped_lies_among_the_others_in_the_next_round()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await JoinByPhoneAsync(alice, "Bob");
        await bob.Card("5").TapAsync();
        await bob.ExpectSavedAsync("5");
        await Expect(bob.Card("5")).Not.ToHaveCSSAsync("translate", "none");

        await alice.VoteAgainAsync();
        await bob.ExpectNoCardAsync();
        await Expect(bob.Card("5")).ToHaveCSSAsync("translate", "none");
    }

    [Fact]
    public async Task Thirteen_different_cards_fit_side_by_side()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await JoinByPhoneAsync(alice, "Bob");
        string[] faces = ["0", "½", "1", "2", "3", "5", "8", "13", "20", "40", "?", "☕"];
        foreach (var (face, i) in faces.Select((face, i) => (face, i)))
        {
            using var player = await ApiClient.JoinAsync(alice.Invitation, $"Player {i}");
            Assert.True(await player.VoteAsync(face));
        }
        await bob.VoteAsync("100");
        await alice.ExpectProgressAsync("13 of 14 voted");
        await alice.RevealAsync();
        await Expect(bob.Results.GetByRole(AriaRole.List, new() { Name = "Distribution", Exact = true }).GetByRole(AriaRole.Listitem))
            .ToHaveCountAsync(13);
        await ExpectNothingCutOffAsync(bob.Page, ".results");
        // The cup is a drawing; the other cards have letters.
        Assert.NotEqual("none", await bob.Page.Locator(".card-front[data-face='☕']")
            .EvaluateAsync<string>("card => getComputedStyle(card, '::before').display"));
    }

    [Fact]
    public async Task Verdict_and_statistics_are_on_the_first_screen_after_the_reveal_with_fourteen_players()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Alice", Phone));
        var alice = await home.StartSessionAsync("Sprint 12", "Alice");
        using var robo = await ApiClient.JoinAsync(alice.Invitation, "Robo");
        var olga = await JoinByPhoneAsync(alice, "Olga");
        string[] faces = ["1", "2", "3", "5", "8", "13", "5", "5", "?", "8", "5"];
        foreach (var (face, i) in faces.Select((face, i) => (face, i)))
        {
            using var player = await ApiClient.JoinAsync(alice.Invitation, $"Player {i}");
            Assert.True(await player.VoteAsync(face));
        }
        Assert.True(await robo.VoteAsync("5"));
        await olga.Card("3").TapAsync();
        await alice.Card("8").TapAsync();
        await alice.ExpectProgressAsync("14 of 14 voted");
        await alice.Button("Reveal cards").TapAsync();
        foreach (var table in new[] { alice, olga })
        {
            await table.ExpectResultAsync("Spread", "12");
            Assert.Equal(0, await table.Page.EvaluateAsync<double>("scrollY"));
            var covered = await table.Page.EvaluateAsync<string[]>(Covered);
            Assert.True(covered.Length == 0, string.Join('\n', covered));
        }
        await Expect(alice.Button("Vote again")).ToBeInViewportAsync();
        await Expect(alice.Page.Locator(".controls-main .button")).ToBeInViewportAsync();
        await Expect(olga.Page.Locator("#my-vote")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_hand_stays_on_the_screen_when_it_is_turned_or_enlarged()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var olga = await JoinByPhoneAsync(alice, "Olga");
        foreach (var (width, height) in ((int, int)[])[(844, 390), (640, 400)])
            foreach (var table in new[] { alice, olga })
            {
                await table.Page.SetViewportSizeAsync(width, height);
                foreach (var face in new[] { "0", "5", "☕" })
                    await Expect(table.Page.Locator($".hand-card[data-face='{face}']")).ToBeInViewportAsync(new() { Ratio = 1 });
            }
    }

    [Fact]
    public async Task The_hand_does_not_move_when_a_vote_is_made_or_taken_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var bob = await JoinByPhoneAsync(alice, "Bob");
        var before = await PositionsAsync(bob.Page);
        await bob.Card("5").TapAsync();
        await Expect(bob.Hand).ToContainTextAsync("Saved");
        Assert.Equal(before, await PositionsAsync(bob.Page));
        await bob.Button("Take back").TapAsync();
        await bob.ExpectNoCardAsync();
        await Expect(bob.Hand).ToContainTextAsync("Pick a card");
        Assert.Equal(before, await PositionsAsync(bob.Page));
        await ExpectNothingCutOffAsync(bob.Page, ".dock");
    }

    [Fact]
    public async Task A_hosts_buttons_fit_while_voting_and_after_the_reveal()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Alice", Phone));
        var alice = await home.StartSessionAsync("Sprint 12", "Alice");
        await alice.ExpectStatusAsync("Connected (1 player online)");
        await ExpectNothingCutOffAsync(alice.Page, ".dock");
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 1 voted");
        await alice.RevealAsync();
        await alice.ExpectResultAsync("Consensus", "One estimate");
        await ExpectNothingCutOffAsync(alice.Page, ".dock");
    }

    [Fact]
    public async Task The_requested_form_is_in_view_although_the_list_is_long()
    {
        var home = await HomePage.OpenAsync(await Team.OpenPageAsync("Alice", Phone));
        var alice = await home.StartSessionAsync("Sprint 12", "Alice");
        var page = alice.Page;
        await page.GotoAsync($"{alice.Invitation}/stories");
        await page.GetByLabel("Paste stories, one per line", new() { Exact = true })
            .FillAsync(string.Join('\n', Enumerable.Range(1, 40).Select(i => $"US-{i} Story number {i}")));
        await alice.Button("Preview stories").TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "40 stories to import", Exact = true })).ToBeInViewportAsync();
        await alice.Button("Import stories").TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "40 stories imported", Exact = true })).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit: Story number 40", Exact = true }).TapAsync();
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Story number 40");
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToBeInViewportAsync();
        await page.GotoAsync($"{alice.Invitation.GetLeftPart(UriPartial.Authority)}{new Uri(page.Url).AbsolutePath}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import or export", Exact = true }).TapAsync();
        await Expect(alice.Button("Preview stories")).ToBeInViewportAsync();
    }

    async Task<TablePage> JoinByPhoneAsync(TablePage host, string name)
    {
        var join = await JoinPage.OpenAsync(await Team.OpenPageAsync(name, Phone), host.Invitation);
        var table = await join.JoinAsync(name);
        await table.ExpectStatusAsync("Connected (2 players online)");
        return table;
    }

    static async Task ExpectNothingCutOffAsync(IPage page, string part)
    {
        var cut = await page.EvaluateAsync<string[]>(CutOff, part);
        Assert.True(cut.Length == 0, string.Join('\n', cut));
    }

    static Task<string> PositionsAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('.felt, .dock, .hand, .hand-cards')].map(e => {
          const { y, height } = e.getBoundingClientRect();
          return `${e.className} ${y.toFixed(1)} ${height.toFixed(1)}`;
        }).join('; ')
        """);
}

using PlanningPoker.E2E.Scenarios.Clocks;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>
/// A whole hour: eight players and twenty stories, with timers, second rounds, undos, a removal, automatic reveals, and a host who goes
/// away and comes back. In the end every number is in the exports.
/// </summary>
public class WholeHourTests(PokerServer server) : TableTests(server)
{
    const int StoriesToPlay = 20;

    readonly List<PlayedStory> played = [];
    Rounds rounds = null!;
    TablePage host = null!;

    [Fact]
    public async Task Eight_players_estimate_twenty_stories_and_the_exports_are_right()
    {
        var backlog = Backlog.OfTeam().First(StoriesToPlay);
        var alice = host = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        string[] others = ["Carol", "Dave", "Erin", "Frank", "Grace", "Heidi"];
        await Task.WhenAll(others.Select(player => Team.JoinAsync(alice.Invitation, player)));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (8 players online)"));
        var seats = await alice.Players.Locator(".player-name").AllTextContentsAsync();
        rounds = new(Team, seats, seed: 7) { Here = seats };
        await (await MeetingTests.ImportAsync(alice, backlog)).Page.CloseAsync();
        await alice.PressAsync("N");

        for (var i = 0; i < StoriesToPlay; i++)
        {
            if (i == 9) await AliceLeavesAsync(alice);
            if (i == 12) await AliceReturnsAsync(alice, backlog.Stories[i]);
            if (i is 14 or 16) await CountdownTests.SwitchOnAsync(host, isOn: i == 14);
            await PlayStoryAsync(i, backlog.Stories[i]);
        }

        var check = new ExportCheck(played, seats);
        var files = await alice.OpenAnotherTabAsync("/stories");
        check.ExpectJson(await MeetingTests.DownloadAsync(files, "JSON"), backlog);
        check.ExpectCsv(await MeetingTests.DownloadAsync(files, "CSV"), backlog);
        check.ExpectMarkdown(await MeetingTests.DownloadAsync(files, "Markdown"));
    }

    async Task PlayStoryAsync(int i, BacklogStory story)
    {
        await Expect(host.Story).ToContainTextAsync(story.Key);
        if (i % 5 == 1)
        {
            await host.Page.Keyboard.PressAsync("t");
            await rounds.EveryoneAsync(table => Expect(table.Page.Locator(".timer-time")).ToContainTextAsync("1:"));
        }
        var inStory = new List<PlayedRound> { await rounds.PlayAsync(story, 1, () => RevealAsync(i)) };
        if (i is 3 or 13) inStory[0] = await HideAndRevealAgainAsync(inStory[0]);
        if (i % 5 == 2)
        {
            await host.PressAsync("V");
            inStory.Add(await rounds.PlayAsync(story, 2, () => RevealAsync(i)));
        }
        var estimate = await SaveAndGoOnAsync(inStory[^1]);
        if (i == 5) inStory[0] = await GoBackAndOnAgainAsync(story, inStory[0]);
        played.Add(new(story, estimate, inStory));
    }

    async Task RevealAsync(int i)
    {
        // The countdown does it.
        if (i is 14 or 15) return;
        if (i == 8)
        {
            // Where the pointer rests on a card, stories are shown above the hand.
            await host.Page.Mouse.MoveAsync(0, 0);
            await host.RemoveAsync("Carol");
            await host.Button("Bring Carol back").ClickAsync();
            await host.ExpectPlayerCountAsync(8);
            await rounds.EveryoneAsync(table => table.ExpectPlayerCountAsync(8));
        }
        await host.Page.Keyboard.PressAsync("r");
    }

    /// <summary>The same votes are revealed again, in a round with a new number.</summary>
    async Task<PlayedRound> HideAndRevealAgainAsync(PlayedRound result)
    {
        await host.PressAsync("U");
        await rounds.EveryoneAsync(table => Expect(table.Results).ToBeHiddenAsync());
        await host.Page.Keyboard.PressAsync("r");
        var again = result with { Number = ++rounds.Number };
        await rounds.EveryoneAsync(table => rounds.ExpectAsync(table, again));
        return again;
    }

    async Task<string> SaveAndGoOnAsync(PlayedRound last)
    {
        var isLast = played.Count == StoriesToPlay - 1;
        if (last.Suggestion is not { } estimate)
        {
            await MeetingTests.TypeEstimateAsync(host, "4");
            await Expect(host.Story).ToContainTextAsync("Estimate 4");
            await host.PressAsync("N");
            return "4";
        }
        await Expect(host.Button(isLast ? $"Save {estimate} & finish" : $"Save {estimate} & next")).ToBeVisibleAsync();
        await host.PressAsync("N");
        if (isLast) await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync($"Estimate {estimate}"));
        return estimate;
    }

    /// <summary>The host goes back to a revealed round; its number is new.</summary>
    async Task<PlayedRound> GoBackAndOnAgainAsync(BacklogStory story, PlayedRound result)
    {
        var undo = result.Suggestion is { } saved ? $"Undo “Save {saved}”" : "Back to the last round";
        await Expect(host.Button(undo)).ToBeVisibleAsync();
        await host.PressAsync("U");
        rounds.Number += 2;
        var again = result with { Number = rounds.Number };
        await rounds.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync(story.Key));
        await rounds.EveryoneAsync(table => rounds.ExpectAsync(table, again));
        await SaveAndGoOnAsync(again);
        return again;
    }

    async Task AliceLeavesAsync(TablePage alice)
    {
        await alice.Page.GotoAsync("about:blank");
        rounds.Here = [.. rounds.Here.Where(player => player != "Alice")];
        await HandOverTests.ExpectOfferAsync(Team["Bob"]);
        await Team["Bob"].Button("Take the controls").ClickAsync();
        host = Team["Bob"];
        await Expect(host.Button("Reveal cards")).ToBeVisibleAsync();
    }

    async Task AliceReturnsAsync(TablePage alice, BacklogStory story)
    {
        await alice.Page.GotoAsync(host.Page.Url);
        await Expect(alice.Story).ToContainTextAsync(story.Key);
        await alice.Button("Take the controls back").ClickAsync();
        await Expect(host.Button("Reveal cards")).ToHaveCountAsync(0);
        await alice.ExpectStatusAsync("Connected (8 players online)");
        (host, rounds.Here) = (alice, [.. rounds.Here, "Alice"]);
    }
}

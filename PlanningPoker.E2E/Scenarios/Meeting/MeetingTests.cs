using System.Text;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>A whole meeting of a team: a backlog is imported, ten stories are estimated, and everything is exported.</summary>
public class MeetingTests(PokerServer server) : TableTests(server)
{
    const int StoriesInMeeting = 40, StoriesToPlay = 10;

    static readonly string[] Players = ["Alice", "Bob", "Carol", "Dave", "Erin", "Frank"];

    readonly List<PlayedStory> played = [];

    [Fact]
    public async Task Six_players_estimate_a_backlog_and_every_number_is_exported()
    {
        var backlog = Backlog.OfSample().First(StoriesInMeeting);
        var host = await Team.StartSessionAsync("Sprint 12", Players[0], Players[1..]);
        await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(6));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (6 players online)"));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());
        var seats = await host.Players.Locator(".player-name").AllTextContentsAsync();
        var rounds = new Rounds(Team, seats, seed: 12) { Here = seats };
        // A tab in the background renders about once a second, and every click would wait for that.
        await (await ImportAsync(host, backlog)).Page.CloseAsync();
        await Team.EveryoneAsync(table => Expect(table.Stories).ToHaveCountAsync(backlog.Stories.Count));

        for (var i = 0; i < StoriesToPlay; i++)
            await PlayStoryAsync(host, rounds, backlog.Stories[i], isTwice: i % 3 == 2, isTyped: i % 4 == 1);
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());

        var files = await host.OpenAnotherTabAsync("/stories");
        var check = new ExportCheck(played, seats);
        check.ExpectJson(await DownloadAsync(files, "JSON"), backlog);
        check.ExpectCsv(await DownloadAsync(files, "CSV"), backlog);
        check.ExpectMarkdown(await DownloadAsync(files, "Markdown"));
    }

    [Fact]
    public async Task A_whole_backlog_is_exported_and_imported_again_without_loss()
    {
        var backlog = Backlog.OfSample();
        var host = await Team.StartSessionAsync("Sprint 12", "Alice");
        var files = await ImportAsync(host, backlog);
        var exported = await DownloadAsync(files, "CSV");
        var check = new ExportCheck([], []);
        check.ExpectCsv(exported, backlog);
        check.ExpectJson(await DownloadAsync(files, "JSON"), backlog);

        var other = await HomePage.OpenAsync(await Team.OpenPageAsync("Anna"));
        var again = await other.StartSessionAsync("Sprint 13", "Anna");
        files = await ImportAsync(again, backlog with { File = Encoding.UTF8.GetBytes(exported) });
        Assert.Equal(exported, await DownloadAsync(files, "CSV"));
    }

    internal static async Task<TablePage> ImportAsync(TablePage host, Backlog backlog)
    {
        var stories = await host.OpenAnotherTabAsync("/stories");
        await stories.Page.GetByLabel("Or choose a file", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "backlog.csv", MimeType = "text/csv", Buffer = backlog.File });
        await stories.Button("Preview stories").ClickAsync();
        await Expect(stories.Page.GetByText($"{backlog.Stories.Count} stories to import")).ToBeVisibleAsync();
        await stories.Button("Import stories").ClickAsync();
        await Expect(stories.Page.GetByText($"{backlog.Stories.Count} stories imported")).ToBeVisibleAsync();
        return stories;
    }

    async Task PlayStoryAsync(TablePage host, Rounds rounds, BacklogStory story, bool isTwice, bool isTyped)
    {
        await host.NextStoryAsync();
        var inStory = new List<PlayedRound> { await rounds.PlayAsync(story, 1, host.RevealAsync) };
        if (isTwice)
        {
            await host.VoteAgainAsync();
            inStory.Add(await rounds.PlayAsync(story, 2, host.RevealAsync));
        }
        var estimate = isTyped || inStory[^1].Suggestion is null ? "4" : inStory[^1].Suggestion!;
        if (estimate == "4") await TypeEstimateAsync(host, estimate);
        else await host.EstimateAsync(estimate);
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync($"Estimate {estimate}"));
        played.Add(new(story, estimate, inStory));
    }

    internal static async Task TypeEstimateAsync(TablePage host, string estimate)
    {
        await host.Button("Other…").ClickAsync();
        await host.Page.GetByRole(AriaRole.Textbox, new() { Name = "Estimate", Exact = true }).FillAsync(estimate);
        await host.Button("Save estimate").ClickAsync();
    }

    internal static async Task<string> DownloadAsync(TablePage page, string format)
    {
        var file = await page.Page.RunAndWaitForDownloadAsync(
            () => page.Page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync(), Ct);
    }
}

using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>
/// An hour of a team: a backlog from a tracker, ten stories, some voted on twice, and everything is in the files that go home.
/// </summary>
public class MeetingTests(PokerServer server) : TableTests(server)
{
    const int StoriesInTheMeeting = 40, StoriesToPlay = 10;

    static readonly string[] Players = ["Alice", "Bob", "Carol", "Dave", "Erin", "Frank"];
    static readonly string[] Faces = ["½", "1", "2", "3", "5", "8", "13", "20", "?", "☕"];

    readonly Random random = new(12);
    readonly List<PlayedStory> played = [];
    IReadOnlyList<string> seats = [];
    int round = 1;

    [Fact]
    public async Task Six_players_estimate_a_backlog_and_every_number_is_exported()
    {
        var backlog = Backlog.Find().First(StoriesInTheMeeting);
        var host = await Team.StartSessionAsync("Sprint 12", Players[0], Players[1..]);
        await Team.EveryoneAsync(table => table.ExpectPlayerCountAsync(6));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (6 players online)"));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());
        seats = await host.Players.Locator(".player-name").AllTextContentsAsync();
        // A tab behind another draws about once a second, and every click would wait for it.
        await (await ImportAsync(host, backlog)).Page.CloseAsync();
        await Team.EveryoneAsync(table => Expect(table.Stories).ToHaveCountAsync(backlog.Stories.Count));

        for (var i = 0; i < StoriesToPlay; i++) await PlayStoryAsync(host, backlog.Stories[i], isTwice: i % 3 == 2, isTyped: i % 4 == 1);
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());

        var files = await host.OpenAnotherTabAsync("/stories");
        ExpectJson(await DownloadAsync(files, "JSON"), backlog);
        ExpectCsv(await DownloadAsync(files, "CSV"), backlog);
        ExpectMarkdown(await DownloadAsync(files, "Markdown"));
    }

    [Fact]
    public async Task A_whole_backlog_is_exported_and_imported_again_without_loss()
    {
        var backlog = Backlog.Find();
        var host = await Team.StartSessionAsync("Sprint 12", "Alice");
        var files = await ImportAsync(host, backlog);
        var exported = await DownloadAsync(files, "CSV");
        ExpectCsv(exported, backlog);
        ExpectJson(await DownloadAsync(files, "JSON"), backlog);

        var other = await HomePage.OpenAsync(await Team.OpenPageAsync("Anna"));
        var again = await other.StartSessionAsync("Sprint 13", "Anna");
        files = await ImportAsync(again, backlog with { File = Encoding.UTF8.GetBytes(exported) });
        Assert.Equal(exported, await DownloadAsync(files, "CSV"));
    }

    static async Task<TablePage> ImportAsync(TablePage host, Backlog backlog)
    {
        var stories = await host.OpenAnotherTabAsync("/stories");
        await stories.Page.GetByLabel("Or choose a CSV file", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "backlog.csv", MimeType = "text/csv", Buffer = backlog.File });
        await stories.Button("Import stories").ClickAsync();
        await Expect(stories.Page.GetByText($"{backlog.Stories.Count} stories imported")).ToBeVisibleAsync();
        return stories;
    }

    async Task PlayStoryAsync(TablePage host, BacklogStory story, bool isTwice, bool isTyped)
    {
        await host.NextStoryAsync();
        var rounds = new List<PlayedRound> { await PlayRoundAsync(host, story) };
        if (isTwice)
        {
            await host.VoteAgainAsync();
            rounds.Add(await PlayRoundAsync(host, story));
        }
        var estimate = isTyped || rounds[^1].Suggestion is null ? "4" : rounds[^1].Suggestion!;
        if (estimate == "4") await TypeEstimateAsync(host, estimate);
        else await host.EstimateAsync(estimate);
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync($"Estimate {estimate}"));
        played.Add(new(story, estimate, rounds));
    }

    async Task<PlayedRound> PlayRoundAsync(TablePage host, BacklogStory story)
    {
        round++;
        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Story).ToContainTextAsync($"Round {round}");
            await Expect(table.Story).ToContainTextAsync(story.Key);
        });
        var votes = Players.ToDictionary(player => player, _ => random.GetItems(Faces, 1)[0]);
        // One agrees with themselves alone otherwise: now and then all of them do.
        if (round % 5 == 0) votes = votes.ToDictionary(vote => vote.Key, vote => vote.Value is "?" or "☕" ? vote.Value : "8");
        await Task.WhenAll(votes.Select(vote => Team[vote.Key].VoteAsync(vote.Value == "☕" ? "Coffee break" : vote.Value)));
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("6 of 6 voted"));
        await host.RevealAsync();

        var result = new PlayedRound(round, votes);
        await Team.EveryoneAsync(async table =>
        {
            await Expect(table.Page.Locator(".player .card-front")).ToHaveTextAsync(seats.Select(player => votes[player]));
            await table.ExpectResultAsync("Consensus", result.Consensus is null ? "No" : "Yes");
            if (result.Average is null) return;
            await table.ExpectResultAsync("Average", PlayedRound.Format(result.Average, 1));
            await table.ExpectResultAsync("Median", PlayedRound.Format(result.Median, 1));
        });
        return result;
    }

    static async Task TypeEstimateAsync(TablePage host, string estimate)
    {
        await host.Button("Other…").ClickAsync();
        await host.Page.GetByRole(AriaRole.Textbox, new() { Name = "Estimate", Exact = true }).FillAsync(estimate);
        await host.Button("Save estimate").ClickAsync();
    }

    static async Task<string> DownloadAsync(TablePage page, string format)
    {
        var file = await page.Page.RunAndWaitForDownloadAsync(
            () => page.Page.GetByRole(AriaRole.Link, new() { Name = format, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync(), Ct);
    }

    void ExpectJson(string text, Backlog backlog)
    {
        using var json = JsonDocument.Parse(text);
        var stories = json.RootElement.GetProperty("stories").EnumerateArray().ToList();
        Assert.Equal(backlog.Stories.Select(story => (story.Key, OneLine(story.Title))),
            stories.Select(story => (Text(story, "key")!, Text(story, "title")!)));
        foreach (var (expected, actual) in backlog.Stories.Zip(stories))
            ExpectSameText(expected.Description, Text(actual, "description") ?? "");

        foreach (var (expected, actual) in played.Zip(stories))
        {
            Assert.Equal(expected.Estimate, Text(actual, "estimate"));
            var rounds = actual.GetProperty("rounds").EnumerateArray().ToList();
            Assert.Equal(expected.Rounds.Select(each => each.Number), rounds.Select(each => each.GetProperty("round").GetInt32()));
            foreach (var (was, is_) in expected.Rounds.Zip(rounds)) ExpectRound(was, is_);
        }
        foreach (var rest in stories.Skip(StoriesToPlay))
        {
            Assert.Null(Text(rest, "estimate"));
            Assert.Equal(0, rest.GetProperty("rounds").GetArrayLength());
        }
    }

    static void ExpectRound(PlayedRound expected, JsonElement actual)
    {
        var votes = actual.GetProperty("votes").EnumerateArray().ToDictionary(vote => Text(vote, "name")!, vote => Text(vote, "value")!);
        Assert.Equal(expected.Votes.OrderBy(vote => vote.Key), votes.OrderBy(vote => vote.Key));
        ExpectNumber(expected.Average, actual.GetProperty("average"));
        ExpectNumber(expected.Median, actual.GetProperty("median"));
        Assert.Equal(expected.Consensus is not null, actual.GetProperty("consensus").GetProperty("reached").GetBoolean());
        Assert.Equal(expected.Consensus, Text(actual.GetProperty("consensus"), "value"));
    }

    void ExpectCsv(string text, Backlog backlog)
    {
        var rows = CsvText.Read(text.TrimStart('\uFEFF'));
        var column = rows[0].Index().ToDictionary(name => name.Item, name => name.Index);
        Assert.Equal(backlog.Stories.Count, rows.Count - 1);
        foreach (var (expected, row) in backlog.Stories.Zip(rows.Skip(1)))
        {
            Assert.Equal(expected.Key, row[column["Issue key"]]);
            Assert.Equal(OneLine(expected.Title), Unguarded(row[column["Summary"]]));
            ExpectSameText(expected.Description, Unguarded(row[column["Description"]]));
        }
        foreach (var (expected, row) in played.Zip(rows.Skip(1)))
        {
            var last = expected.Rounds[^1];
            Assert.Equal(expected.Estimate == "½" ? "0.5" : expected.Estimate, row[column["Story Points"]]);
            Assert.Equal($"{expected.Rounds.Count}", row[column["Rounds"]]);
            Assert.Equal(PlayedRound.Format(last.Average, 2), row[column["Average"]]);
            Assert.Equal(PlayedRound.Format(last.Median, 2), row[column["Median"]]);
            Assert.Equal(last.Consensus ?? "", row[column["Consensus"]]);
            foreach (var (each, line) in expected.Rounds.Zip(row[column["Votes"]].Split('\n')))
                foreach (var (player, face) in each.Votes) Assert.Contains($"{player} {face}", line, StringComparison.Ordinal);
        }
    }

    void ExpectMarkdown(string text)
    {
        foreach (var story in played)
        {
            Assert.Contains($"| {story.Estimate} | {story.Rounds.Count} |", text, StringComparison.Ordinal);
            foreach (var each in story.Rounds)
            {
                var votes = string.Join(", ", seats.Select(player => $"{player} {each.Votes[player]}"));
                var figures = $"{PlayedRound.Format(each.Average, 2)} | {PlayedRound.Format(each.Median, 2)} | {each.Consensus ?? "no"}";
                Assert.Contains($"| {each.Number} | {votes} | {figures} |", text, StringComparison.Ordinal);
            }
        }
    }

    static void ExpectNumber(decimal? expected, JsonElement actual)
    {
        if (expected is null) Assert.Equal(JsonValueKind.Null, actual.ValueKind);
        else Assert.Equal((double)expected, actual.GetDouble(), 1e-9);
    }

    /// <summary>White space may have been tidied, and what is longer than a description can be has been shortened.</summary>
    static void ExpectSameText(string expected, string actual)
    {
        var (before, after) = (Letters(expected), Letters(actual));
        if (actual.EndsWith('…')) Assert.StartsWith(after[..^1], before, StringComparison.Ordinal);
        else Assert.Equal(before, after);
    }

    static string Letters(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));

    static string OneLine(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Without the mark that keeps a spreadsheet from reading text as a formula.</summary>
    static string Unguarded(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    sealed record PlayedStory(BacklogStory Story, string Estimate, IReadOnlyList<PlayedRound> Rounds);
}

using System.Text.Json;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>Checks that an exported file contains a whole backlog and everything that was played.</summary>
/// <param name="played">The estimated stories, which are the first of the backlog.</param>
/// <param name="seats">The names of the players, in seat order.</param>
sealed class ExportCheck(IReadOnlyList<PlayedStory> played, IReadOnlyList<string> seats)
{
    public void ExpectJson(string text, Backlog backlog)
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
            foreach (var (playedRound, exported) in expected.Rounds.Zip(rounds)) ExpectRound(playedRound, exported);
        }
        foreach (var other in stories.Skip(played.Count))
        {
            Assert.Null(Text(other, "estimate"));
            Assert.Equal(0, other.GetProperty("rounds").GetArrayLength());
        }
    }

    public void ExpectCsv(string text, Backlog backlog)
    {
        var rows = CsvText.Read(text.TrimStart('\uFEFF'));
        var column = rows[0].Index().ToDictionary(name => name.Item, name => name.Index);
        Assert.Equal(backlog.Stories.Count, rows.Count - 1);
        foreach (var (expected, row) in backlog.Stories.Zip(rows.Skip(1)))
        {
            Assert.Equal(expected.Key, row[column["Issue key"]]);
            Assert.Equal(OneLine(expected.Title), WithoutApostrophe(row[column["Summary"]]));
            ExpectSameText(expected.Description, WithoutApostrophe(row[column["Description"]]));
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

    public void ExpectMarkdown(string text)
    {
        foreach (var story in played)
        {
            Assert.Contains($"| {story.Estimate} | {story.Rounds.Count} |", text, StringComparison.Ordinal);
            foreach (var each in story.Rounds)
            {
                var votes = string.Join(", ", each.VotesIn(seats).Select(vote => $"{vote.Player} {vote.Face}"));
                var figures = $"{PlayedRound.Format(each.Average, 2)} | {PlayedRound.Format(each.Median, 2)} | {each.Consensus ?? "no"}";
                Assert.Contains($"| {each.NumberInStory} | {votes} | {figures} |", text, StringComparison.Ordinal);
            }
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

    static void ExpectNumber(decimal? expected, JsonElement actual)
    {
        if (expected is null) Assert.Equal(JsonValueKind.Null, actual.ValueKind);
        else Assert.Equal((double)expected, actual.GetDouble(), 1e-9);
    }

    /// <summary>Ignores white space, and allows that a text longer than the limit was shortened.</summary>
    static void ExpectSameText(string expected, string actual)
    {
        var (before, after) = (VisibleCharacters(expected), VisibleCharacters(actual));
        if (actual.EndsWith('…')) Assert.StartsWith(after[..^1], before, StringComparison.Ordinal);
        else Assert.Equal(before, after);
    }

    static string VisibleCharacters(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));

    static string OneLine(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Removes the apostrophe that prevents a spreadsheet from reading a text as a formula.</summary>
    static string WithoutApostrophe(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}

/// <summary>A story with the rounds that were played on it.</summary>
sealed record PlayedStory(BacklogStory Story, string Estimate, IReadOnlyList<PlayedRound> Rounds);

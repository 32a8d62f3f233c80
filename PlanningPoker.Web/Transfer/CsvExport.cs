using System.Globalization;
using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Writes one CSV row per story, with headers that the imports of trackers and our own import know. Quick votes are left out: in an import
/// they would be rows without a title. The other formats have them.
/// </summary>
static class CsvExport
{
    public static async Task WriteAsync(ExportedSession session, Stream to, CancellationToken ct)
    {
        await to.WriteAsync(CsvRecord.ByteOrderMark, ct);
        await to.WriteAsync(CsvRecord.Of(Header()), ct);
        foreach (var story in session.Stories)
        {
            if (story.RoundCount > 1) await WriteRoundsAsync(story, to, ct);
            else await to.WriteAsync(CsvRecord.Of([.. Cells(story, story.Rounds.LastOrDefault()),
                string.Concat(story.Rounds.Select(RoundText.Summary)), Parked(story), Minutes(story)]), ct);
        }
    }

    /// <summary>The cell of several rounds has several lines, so it always needs quotation marks; it is written round by round.</summary>
    static async Task WriteRoundsAsync(ExportedStory story, Stream to, CancellationToken ct)
    {
        // Without the end of the line.
        var start = Encoding.UTF8.GetString(CsvRecord.Of(Cells(story, story.Rounds.Last()))).TrimEnd('\r', '\n');
        await to.WriteAsync(Encoding.UTF8.GetBytes(start + ",\""), ct);
        var separator = "";
        foreach (var round in story.Rounds)
        {
            var text = separator is "" ? FormulaEscaping.Escape(RoundText.Summary(round)) : separator + RoundText.Summary(round);
            await to.WriteAsync(Encoding.UTF8.GetBytes(text.Replace("\"", "\"\"", StringComparison.Ordinal)), ct);
            separator = "\n";
        }
        await to.WriteAsync(Encoding.UTF8.GetBytes($"\",{Parked(story)},{Minutes(story)}\r\n"), ct);
    }

    static string[] Header() =>
    [
        Words.CsvKey, Words.CsvTitle, Words.CsvDescription, Words.CsvUrl, Words.CsvPoints,
        Words.ExportRounds, Words.ExportAverage, Words.ExportMedian, Words.ExportConsensus, Words.ExportVotes, Words.ExportParked,
        Words.ExportMinutes,
    ];

    /// <summary>The statistics are those of the last round. One cell has all rounds, one per line.</summary>
    static string[] Cells(ExportedStory story, ExportedRound? last) =>
    [
        story.Key ?? "", story.Title, story.Description ?? "", story.Url ?? "",
        story.StoryPoints?.ToString(CultureInfo.InvariantCulture) ?? story.Estimate ?? "",
        story.RoundCount.ToString(CultureInfo.InvariantCulture),
        Number(last?.Average), Number(last?.Median), last is null ? "" : RoundText.Consensus(last),
    ];

    static string Parked(ExportedStory story) => story.Parked ? Words.ExportYes : "";

    static string Minutes(ExportedStory story) => Number(story.Seconds / 60.0);

    /// <summary>At most two decimals, with a point in every language; empty when there is no number.</summary>
    static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}

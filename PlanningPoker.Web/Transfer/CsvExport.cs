using System.Globalization;
using CsvHelper;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// One row per story under the names that trackers' imports know, ours too. Quick votes are no stories and would come back as rows
/// without a title: they are in the other files.
/// </summary>
static class CsvExport
{
    /// <summary>With a byte order mark: without one Excel reads UTF-8 as the code page of the machine, and says nothing.</summary>
    static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    public static byte[] Of(ExportedSession session)
    {
        using MemoryStream file = new();
        using (var writer = CsvWriter.Create(file, Options, leaveOpen: true))
        {
            writer.WriteRecord(Header());
            foreach (var story in session.Stories)
                writer.WriteRecord([.. Cells(story).Select(Formula.Guarded)]);
        }
        return file.ToArray();
    }

    static string[] Header() =>
    [
        Words.CsvKey, Words.CsvTitle, Words.CsvDescription, Words.CsvUrl, Words.CsvPoints,
        Words.ExportRounds, Words.ExportAverage, Words.ExportMedian, Words.ExportConsensus, Words.ExportVotes,
    ];

    /// <summary>The figures are those of the last round; all rounds stand in the last cell, one a line.</summary>
    static IEnumerable<string> Cells(ExportedStory story)
    {
        var last = story.Rounds.LastOrDefault();
        return
        [
            story.Key ?? "", story.Title, story.Description ?? "", story.Url ?? "",
            story.StoryPoints?.ToString(CultureInfo.InvariantCulture) ?? story.Estimate ?? "",
            story.Rounds.Length.ToString(CultureInfo.InvariantCulture),
            Number(last?.Average), Number(last?.Median), last is null ? "" : RoundText.Consensus(last),
            string.Join('\n', story.Rounds.Select(RoundText.Sentence)),
        ];
    }

    /// <summary>At most two decimals, with a point in every language; empty when there is no number.</summary>
    static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}

using System.Globalization;
using CsvHelper;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Writes one CSV row per story, with headers that the imports of trackers and our own import know. Quick votes are left out: in an import
/// they would be rows without a title. The other formats have them.
/// </summary>
static class CsvExport
{
    /// <summary>Writes a byte order mark, without which Excel reads UTF-8 in the code page of the machine and shows no warning.</summary>
    static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    public static byte[] Of(ExportedSession session)
    {
        using MemoryStream file = new();
        using (var writer = CsvWriter.Create(file, Options, leaveOpen: true))
        {
            writer.WriteRecord(Header());
            foreach (var story in session.Stories)
                writer.WriteRecord([.. Cells(story).Select(FormulaEscaping.Escape)]);
        }
        return file.ToArray();
    }

    static string[] Header() =>
    [
        Words.CsvKey, Words.CsvTitle, Words.CsvDescription, Words.CsvUrl, Words.CsvPoints,
        Words.ExportRounds, Words.ExportAverage, Words.ExportMedian, Words.ExportConsensus, Words.ExportVotes, Words.ExportParked,
    ];

    /// <summary>The statistics are those of the last round. One cell has all rounds, one per line.</summary>
    static IEnumerable<string> Cells(ExportedStory story)
    {
        var last = story.Rounds.LastOrDefault();
        return
        [
            story.Key ?? "", story.Title, story.Description ?? "", story.Url ?? "",
            story.StoryPoints?.ToString(CultureInfo.InvariantCulture) ?? story.Estimate ?? "",
            story.Rounds.Length.ToString(CultureInfo.InvariantCulture),
            Number(last?.Average), Number(last?.Median), last is null ? "" : RoundText.Consensus(last),
            string.Join('\n', story.Rounds.Select(RoundText.Summary)), story.Parked ? Words.ExportYes : "",
        ];
    }

    /// <summary>At most two decimals, with a point in every language; empty when there is no number.</summary>
    static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}

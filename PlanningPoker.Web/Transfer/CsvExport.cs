using System.Globalization;
using CsvHelper;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Writes one CSV row per story, with headers that the imports of trackers and our own import know. Quick votes are left out: in an import
/// they would be rows without a title. The other formats have them.
/// </summary>
static class CsvExport
{
    static readonly string[] Header =
        ["Issue key", "Summary", "Description", "URL", "Story Points", "Rounds", "Average", "Median", "Consensus", "Votes"];

    /// <summary>Writes a byte order mark, without which Excel reads UTF-8 in the code page of the machine and shows no warning.</summary>
    static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    public static byte[] Of(ExportedSession session)
    {
        using MemoryStream file = new();
        using (var writer = CsvWriter.Create(file, Options, leaveOpen: true))
        {
            writer.WriteRecord(Header);
            foreach (var story in session.Stories)
                writer.WriteRecord([.. Cells(story).Select(FormulaEscaping.Escape)]);
        }
        return file.ToArray();
    }

    /// <summary>The statistics are those of the last round. The last cell has all rounds, one per line.</summary>
    static IEnumerable<string> Cells(ExportedStory story)
    {
        var last = story.Rounds.LastOrDefault();
        return
        [
            story.Key ?? "", story.Title, story.Description ?? "", story.Url ?? "",
            story.StoryPoints?.ToString(CultureInfo.InvariantCulture) ?? story.Estimate ?? "",
            story.Rounds.Length.ToString(CultureInfo.InvariantCulture),
            RoundText.Number(last?.Average), RoundText.Number(last?.Median), last is null ? "" : RoundText.Consensus(last),
            string.Join('\n', story.Rounds.Select(RoundText.Summary)),
        ];
    }
}

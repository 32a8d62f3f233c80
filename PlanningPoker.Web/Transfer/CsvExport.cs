using System.Globalization;
using CsvHelper;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// One row per story under the names that trackers' imports know, ours too. Quick votes are no stories and would come back as rows
/// without a title: they are in the other files.
/// </summary>
static class CsvExport
{
    static readonly string[] Header =
        ["Issue key", "Summary", "Description", "URL", "Story Points", "Rounds", "Average", "Median", "Consensus", "Votes"];

    /// <summary>With a byte order mark: without one Excel reads UTF-8 as the code page of the machine, and says nothing.</summary>
    static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    public static byte[] Of(ExportedSession session)
    {
        using MemoryStream file = new();
        using (var writer = CsvWriter.Create(file, Options, leaveOpen: true))
        {
            writer.WriteRecord(Header);
            foreach (var story in session.Stories)
                writer.WriteRecord([.. Cells(story).Select(Formula.Guarded)]);
        }
        return file.ToArray();
    }

    /// <summary>The figures are those of the last round; all rounds stand in the last cell, one a line.</summary>
    static IEnumerable<string> Cells(ExportedStory story)
    {
        var last = story.Rounds.LastOrDefault();
        return
        [
            story.Key ?? "", story.Title, story.Description ?? "", story.Url ?? "",
            story.StoryPoints?.ToString(CultureInfo.InvariantCulture) ?? story.Estimate ?? "",
            story.Rounds.Length.ToString(CultureInfo.InvariantCulture),
            RoundWords.Number(last?.Average), RoundWords.Number(last?.Median), last is null ? "" : RoundWords.Consensus(last),
            string.Join('\n', story.Rounds.Select(RoundWords.Sentence)),
        ];
    }
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>Reads a list of stories, one per line.</summary>
static class StoryLines
{
    public static bool AreSeveral(string? text) => text?.ReplaceLineEndings("\n").Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) > 1;

    public static ImportStories Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select((line, i) => (Text: line, Row: StoryLine.Read(line) is { } draft ? new ImportRow(i + 1, draft) : null))
            .Where(line => line.Row is not null)
            .Take(TableRows.Max + 1)
            .ToList();
        var rows = lines.Take(TableRows.Max).Select(line => line.Row!).ToList();
        var words = Words(rows);
        return new([.. rows.Select((row, i) => words.Contains(row.Draft.Key ?? "") ? row with { Draft = StoryLine.WithoutKey(lines[i].Text) } : row)])
        {
            Unreadable = [.. lines.Skip(TableRows.Max).Select(line => new ImportProblem(line.Row!.Line, ImportFault.TooMany))],
        };
    }

    /// <summary>A key names one story. "PHP-8 upgrade" and "PHP-8 clean-up" begin with a word, and both shall come in whole.</summary>
    static HashSet<string> Words(IEnumerable<ImportRow> rows) => rows
        .Where(row => row.Draft.Key is not null)
        .GroupBy(row => row.Draft.Key!, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.DistinctBy(row => row.Draft).Count() > 1)
        .Select(group => group.Key)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}

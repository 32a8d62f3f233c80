using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>Reads a text with one story per line.</summary>
static class StoryListReader
{
    /// <summary>Whether more than one line is not blank.</summary>
    public static bool HasSeveralLines(string? text) =>
        text?.ReplaceLineEndings("\n").Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) > 1;

    public static ImportStories Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Select((line, i) => (Text: line, Row: StoryLineReader.Read(line) is { } draft ? new ImportRow(i + 1, draft) : null))
            .Where(line => line.Row is not null)
            .Take(CsvTableReader.MaxRows + 1)
            .ToList();
        var rows = lines.Take(CsvTableReader.MaxRows).Select(line => line.Row!).ToList();
        var words = FindRepeatedKeys(rows);
        return new([.. rows.Select((row, i) => words.Contains(row.Draft.Key ?? "")
            ? row with { Draft = StoryLineReader.WithoutKey(lines[i].Text) }
            : row)])
        {
            Unreadable =
            [
                .. lines.Skip(CsvTableReader.MaxRows)
                    .Select(line => new ImportProblem(line.Row!.Line, ImportProblemCode.TooMany)),
            ],
        };
    }

    /// <summary>
    /// Finds keys that more than one story has. Such a key is an ordinary word of the title, as in "PHP-8 upgrade" and "PHP-8 clean-up".
    /// </summary>
    static HashSet<string> FindRepeatedKeys(IEnumerable<ImportRow> rows) => rows
        .Where(row => row.Draft.Key is not null)
        .GroupBy(row => row.Draft.Key!, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.DistinctBy(row => row.Draft).Count() > 1)
        .Select(group => group.Key)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}

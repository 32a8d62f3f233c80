using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// Finds the tables of which each column has a ruler of its own under its name, and no bars: of reStructuredText, Pandoc, SQLite and
/// PowerShell.
/// </summary>
static partial class RuledColumns
{
    /// <summary>
    /// Each line gets a bar for each column, so a small file with many of both would fill the memory: beyond these it has no such table.
    /// </summary>
    const int MaxColumns = 200, MaxLines = 10_000;

    /// <summary>The lines, those of such a table with bars as in Markdown.</summary>
    public static string[] WithBars(string[] lines)
    {
        var drawn = lines.ToArray();
        var rest = MaxLines;
        for (var ruler = 1; ruler < lines.Length; ruler++)
        {
            if (!IsRuler(lines[ruler]) || string.IsNullOrWhiteSpace(lines[ruler - 1]) || IsRuler(lines[ruler - 1])) continue;
            var end = ruler + 1;
            while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]) && !IsRuler(lines[end])) end++;
            var starts = Column().Matches(lines[ruler]).Select(match => match.Index).ToArray();
            rest -= end - ruler;
            if (starts.Length > MaxColumns || rest < 0) break;
            for (var line = ruler - 1; line < end; line++)
            {
                var cells = starts.Select((_, column) => line == ruler ? "---" : Cell(lines[line], starts, column));
                drawn[line] = $"|{string.Join('|', cells)}|";
            }
            // What follows may be the ruler that closes it.
            ruler = end;
        }
        return drawn;
    }

    static string Cell(string line, int[] starts, int column)
    {
        var end = column + 1 < starts.Length ? Math.Min(starts[column + 1], line.Length) : line.Length;
        return starts[column] < end ? line[starts[column]..end] : " ";
    }

    static bool IsRuler(string line) => Ruler().IsMatch(line);

    [GeneratedRegex(@"^\s*(?:={2,}|-{2,})(?:\s+(?:={2,}|-{2,}))+\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ruler();

    [GeneratedRegex("[=-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Column();
}

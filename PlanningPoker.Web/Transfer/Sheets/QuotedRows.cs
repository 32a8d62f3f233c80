using System.Text;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// A list that was saved once more as a single column, so that each row with all its separators is one cell in quotes:
/// <c>"Key,Summary"</c>.
/// </summary>
static class QuotedRows
{
    /// <summary>The rows without these quotes; null for another text.</summary>
    public static byte[]? Read(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'"', ..]) return null;
        var lines = Encoding.UTF8.GetString(text).ReplaceLineEndings("\n").Split('\n');
        var isFirst = true;
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (Unquote(lines[i].Trim()) is not { } row || isFirst && !ColumnNames.AreIn(row)) return null;
            (lines[i], isFirst) = (row, false);
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    static string? Unquote(string line)
    {
        if (line is not ['"', .. var cell, '"'] || cell.Replace("\"\"", "", StringComparison.Ordinal).Contains('"')) return null;
        return cell.Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}

using System.Text;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>A reader of CSV (RFC 4180) for the tests, so that exported files are not checked with the code that wrote them.</summary>
static class CsvText
{
    public static List<string[]> Read(string text)
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r')) cell.Append(c);
            else if (c == ',') EndCell();
            else if (c == '\n') EndRow();
        }
        if (cell.Length > 0 || row.Count > 0) EndRow();
        return rows;

        void EndCell()
        {
            row.Add($"{cell}");
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add([.. row]);
            row.Clear();
        }
    }
}

using System.Collections.Immutable;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>Tells a row that names the columns once more, perhaps with other names or in another order.</summary>
static class RepeatedHeader
{
    /// <summary>Whether all filled cells are names of columns that we know, one of them that of the titles.</summary>
    /// <param name="row">A row below the header.</param>
    /// <param name="title">The columns with the titles.</param>
    public static bool Is(SheetRow row, ImmutableArray<int> title)
    {
        var first = row.First(title)?.Trim();
        if (first is not null && !ColumnNames.MeaningsOf(first).Any()) return false;
        List<string> cells = [.. row.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Select(cell => cell.Trim())];
        if (cells.Count == 1) return first is not null && ColumnNames.IsTitle(first);
        List<(string Cell, ColumnField[] Fields)> names = [];
        foreach (var cell in cells)
        {
            names.Add((cell, [.. ColumnNames.MeaningsOf(cell).Select(meaning => meaning.Field)]));
            if (names[^1].Fields.Length == 0) return false;
        }
        return names.Exists(name => NamesTitles(name.Fields) && names.Count(other => other.Cell != name.Cell && SurelyNames(other))
            >= (name.Cell.Any(char.IsDigit) ? 2 : 1));
    }

    static bool NamesTitles(ColumnField[] fields) => fields.Contains(ColumnField.Title) || fields.Contains(ColumnField.Item);

    /// <summary>What trackers call their stories, a type or a state may also be what a row says: a story called "Story", a "Bug".</summary>
    static bool SurelyNames((string Cell, ColumnField[] Fields) name) =>
        name.Fields.Any(field => field is not ColumnField.Item) && !ColumnNames.IsStatus(name.Cell) && !ColumnNames.IsLevel(name.Cell);
}

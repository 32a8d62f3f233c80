using System.Globalization;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>
/// The sums of the columns with numbers, of all rows and of the group that is read, by which a row is known that adds up those above it.
/// </summary>
sealed class ColumnSums
{
    readonly Dictionary<int, (decimal Sum, int Count)> all = [], group = [];

    public void Add(SheetRow row)
    {
        foreach (var (column, number) in NumbersIn(row))
        {
            Add(all, column, number);
            Add(group, column, number);
        }
    }

    /// <summary>The rows above were added up.</summary>
    public void BeginGroup() => group.Clear();

    /// <summary>Whether a number of the row is the sum of several above it.</summary>
    public bool IsSumIn(SheetRow row) => NumbersIn(row).Any(number => number.Value != 0 && (Is(all, number) || Is(group, number)));

    static void Add(Dictionary<int, (decimal Sum, int Count)> sums, int column, decimal number)
    {
        var (sum, count) = sums.GetValueOrDefault(column);
        sums[column] = (sum + number, count + 1);
    }

    static bool Is(Dictionary<int, (decimal Sum, int Count)> sums, (int Column, decimal Value) number) =>
        sums.GetValueOrDefault(number.Column) is { Count: > 1 } above && above.Sum == number.Value;

    /// <summary>Numbers that are short enough to be points or hours, with a point or a comma.</summary>
    static IEnumerable<(int Column, decimal Value)> NumbersIn(SheetRow row)
    {
        for (var column = 0; column < row.Cells.Length; column++)
            if (row.Cells[column].Length is > 0 and < 12 && decimal.TryParse(row.Cells[column].Trim().Replace(',', '.'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                yield return (column, number);
    }
}

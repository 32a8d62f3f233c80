using System.Globalization;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>The sums of the columns with numbers, by which a row is known that adds up those above it.</summary>
sealed class ColumnSums
{
    readonly Dictionary<int, (decimal Sum, int Count)> sums = [];

    public void Add(SheetRow row)
    {
        foreach (var (column, number) in NumbersIn(row))
        {
            var (sum, count) = sums.GetValueOrDefault(column);
            sums[column] = (sum + number, count + 1);
        }
    }

    /// <summary>Whether a number of the row is the sum of several above it.</summary>
    public bool IsSumIn(SheetRow row) => NumbersIn(row).Any(
        number => number.Value != 0 && sums.GetValueOrDefault(number.Column) is { Count: > 1 } above && above.Sum == number.Value);

    /// <summary>Numbers as they are small enough to be points or hours, with a point or a comma.</summary>
    static IEnumerable<(int Column, decimal Value)> NumbersIn(SheetRow row)
    {
        for (var column = 0; column < row.Cells.Length; column++)
            if (row.Cells[column].Length is > 0 and < 12 && decimal.TryParse(row.Cells[column].Trim().Replace(',', '.'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                yield return (column, number);
    }
}

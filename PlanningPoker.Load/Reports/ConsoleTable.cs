namespace PlanningPoker.Load.Reports;

/// <summary>A text table with columns as wide as their content. The first column is aligned left, the others right.</summary>
sealed class ConsoleTable(params string[] headings)
{
    const string Separator = "  ";

    readonly List<string[]> rows = [headings];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print()
    {
        var widths = headings.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            Console.WriteLine(string.Join(Separator, cells).TrimEnd());
        }
    }
}

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Makes a sheet of records with named values, as JSON and XML have them: the names are the first row.</summary>
static class RecordSheet
{
    const int MaxNames = 300;

    /// <param name="records">The values of each record by name; a name may come twice.</param>
    public static ListSheet Of(IReadOnlyList<Record> records)
    {
        Dictionary<string, int> columns = [];
        foreach (var (name, _) in records.SelectMany(record => record.Values))
            if (columns.Count < MaxNames) columns.TryAdd(name, columns.Count);
        SheetRow header = new(0, [.. columns.Keys], 0);
        return new([header, .. records.Select((record, i) => RowOf(record, columns, i + 1))]) { IsFirstRowNames = true };
    }

    static SheetRow RowOf(Record record, Dictionary<string, int> columns, int number)
    {
        var cells = new string[columns.Count];
        Array.Fill(cells, "");
        foreach (var (name, value) in record.Values)
            if (columns.TryGetValue(name, out var column) && cells[column].Length == 0) cells[column] = value;
        return new(number, [.. cells], number) { Problem = record.IsArchived ? ImportProblemCode.Archived : null };
    }
}

/// <summary>An object of a file.</summary>
/// <param name="Values">Its texts and numbers, by name.</param>
/// <param name="IsArchived">Whether its tracker has put it away.</param>
sealed record Record(List<(string Name, string Value)> Values, bool IsArchived = false);

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Makes a sheet of records with named values, as JSON and XML have them: the names are the first row.</summary>
static class RecordSheet
{
    const int MaxNames = 300;

    /// <param name="name">What the file calls the list; null for the whole file.</param>
    /// <param name="records">The values of each record by name; a name may come twice.</param>
    /// <param name="path">The names of the elements around the list, in XML.</param>
    public static ListSheet Of(string? name, IReadOnlyList<Record> records, string? path = null)
    {
        Dictionary<string, int> columns = [];
        HashSet<string> skipped = [];
        foreach (var (value, _) in records.SelectMany(record => record.Values))
        {
            if (columns.Count < MaxNames) columns.TryAdd(value, columns.Count);
            else if (!columns.ContainsKey(value)) skipped.Add(value);
        }
        FileLimits.Check(records.Count, columns.Count);
        skipped.UnionWith(records.SelectMany(record => record.Skipped));
        SheetRow header = new(0, [.. columns.Keys], 0);
        return new([header, .. records.Select((record, i) => RowOf(record, columns, i + 1))])
        {
            Name = name,
            Path = path,
            CountsRows = true,
            IsFirstRowNames = true,
            HasRecords = true,
            Skipped = [.. skipped],
            Outside = _ => records.Select((record, i) => (i + 1, record.Text!)).Where(item => item.Item2 is not null),
        };
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

/// <summary>An item of a list.</summary>
/// <param name="Values">Its texts and numbers, by name.</param>
/// <param name="IsArchived">Whether its tracker has put it away.</param>
sealed record Record(List<(string Name, string Value)> Values, bool IsArchived = false)
{
    /// <summary>The names of what it has beside texts and numbers.</summary>
    public IEnumerable<string> Skipped { get; init; } = [];

    /// <summary>The item as it is written if it is a text and has no names.</summary>
    public string? Text { get; init; }
}

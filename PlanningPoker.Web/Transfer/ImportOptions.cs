namespace PlanningPoker.Web.Transfer;

/// <summary>How to read a file, as far as its reader says.</summary>
public sealed record ImportOptions
{
    /// <summary>The column with the titles, by its name or its number from 1; null if the file is to tell.</summary>
    public string? Title { get; init; }

    /// <summary>The column with the keys, likewise; the empty text for none.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the estimates of the file are taken, which would be seen before the vote.</summary>
    public bool TakesEstimates { get; init; }

    /// <summary>Whether each line is a story where the text may also be a table without the names of its columns.</summary>
    public bool PrefersLines { get; init; }

    /// <summary>Hears how many rows have been read.</summary>
    public Action<int>? Progress { get; init; }

    internal void Report(int rows) => Progress?.Invoke(rows);
}

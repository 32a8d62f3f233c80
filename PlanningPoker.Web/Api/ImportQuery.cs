using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Api;

/// <summary>What the query of an import says: which columns to read, and whether to write.</summary>
/// <param name="DryRun">True to answer only what the import would do.</param>
/// <param name="Title">The column with the titles, by its name or its number from 1.</param>
/// <param name="Key">The column with the keys, likewise; empty for none.</param>
/// <param name="Estimates">True to take the estimates of the file.</param>
sealed record ImportQuery(
    [FromQuery(Name = "dryRun")] string? DryRun, [FromQuery(Name = "title")] string? Title, [FromQuery(Name = "key")] string? Key,
    [FromQuery(Name = "estimates")] string? Estimates)
{
    /// <summary>What a body may be; what it is, its content says.</summary>
    public static FrozenSet<string?> MediaTypes { get; } = new string?[]
    {
        "text/csv", "text/plain", "text/tab-separated-values", "text/markdown", "text/html", "text/xml", "application/xml",
        "application/json", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the sender says that each line is a story.</summary>
    public static bool IsPlain(string? mediaType) => "text/plain".Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null for a flag that is neither true nor false.</summary>
    public (ImportOptions Options, bool IsDryRun)? Read() =>
        QueryFlag.TryRead(DryRun, out var isDryRun) && QueryFlag.TryRead(Estimates, out var takesEstimates)
            ? (new ImportOptions { Title = Title is "" ? null : Title, Key = Key, TakesEstimates = takesEstimates }, isDryRun)
            : null;
}

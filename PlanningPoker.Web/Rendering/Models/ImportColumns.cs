using System.Collections.Immutable;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Which column of a file becomes which field of a story, and which are not imported.</summary>
/// <param name="All">The columns of the file; empty for lines.</param>
public sealed record ImportColumns(ImmutableArray<ImportColumn> All)
{
    const int MostInSight = 6;

    /// <summary>Each field of a story that the file has, with its column.</summary>
    public IEnumerable<(string Field, string Header)> Fields =>
        from column in All where column.Field is not null select (NameOf(column.Field!), column.Header);

    /// <summary>The first of the columns that are not imported.</summary>
    public IReadOnlyList<string> UnusedInSight => [.. Unused.Take(MostInSight)];

    /// <summary>The others, which are folded.</summary>
    public IReadOnlyList<string> UnusedFolded => [.. Unused.Skip(MostInSight)];

    IEnumerable<string> Unused => All.Where(column => column.Field is null).Select(column => column.Header).Distinct();

    static string NameOf(string field) => field switch
    {
        "title" => Words.EditStoryTitle,
        "key" => Words.EditKey,
        "description" => Words.EditDescription,
        "estimate" => Words.EditEstimate,
        _ => Words.EditLink,
    };
}

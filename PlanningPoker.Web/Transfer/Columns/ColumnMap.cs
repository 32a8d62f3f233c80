using System.Collections.Immutable;
using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>
/// Which columns hold the fields of a story. Where a field has several, the first cell that is not empty counts: trackers repeat a column,
/// and have one column of titles for each level of a tree.
/// </summary>
sealed record ColumnMap
{
    /// <summary>The names as they are written; empty texts where there are none.</summary>
    public required ImmutableArray<string> Headers { get; init; }

    /// <summary>Whether a row of the file names the columns.</summary>
    public required bool HasHeader { get; init; }

    public ImmutableArray<int> Title { get; init; } = [];
    public ImmutableArray<int> Key { get; init; } = [];
    public ImmutableArray<int> Description { get; init; } = [];
    public ImmutableArray<int> Link { get; init; } = [];
    public ImmutableArray<int> Estimate { get; init; } = [];

    /// <summary>Whether all texts of these columns are the description, in place of the first.</summary>
    public bool JoinsDescription { get; init; }

    public int Count => Headers.Length;

    /// <summary>How many fields have a column.</summary>
    public int FieldCount => new[] { Title, Key, Description, Link, Estimate }.Count(columns => !columns.IsEmpty);

    public bool HasName(int column) => column < Count && !string.IsNullOrWhiteSpace(Headers[column]);

    /// <summary>
    /// What becomes of each column, by its name or the begin of it. Those that a tracker repeats are one; those without a name are named by
    /// their number if they have a text, or if no column has a name.
    /// </summary>
    /// <param name="filled">The columns without a name that have a text.</param>
    public IEnumerable<ImportColumn> Uses(IReadOnlyCollection<int> filled) =>
        Enumerable.Range(0, Math.Max(Count, filled.Append(-1).Max() + 1))
            .Where(column => !HasHeader || HasName(column) || filled.Contains(column))
            .Select(column => new ImportColumn(
                HasName(column) ? Text.Truncate(Headers[column], Story.MaxTitle) : NameOf(column), FieldOf(column)))
            .Distinct();

    /// <summary>"Column 3", for a column without a name.</summary>
    public static string NameOf(int column) => Format(Words.ImportColumnNumber, column + 1);

    string? FieldOf(int column) => true switch
    {
        _ when Title.Contains(column) => "title",
        _ when Key.Contains(column) => "key",
        _ when Description.Contains(column) => "description",
        _ when Link.Contains(column) => "url",
        _ when Estimate.Contains(column) => "estimate",
        _ => null,
    };
}

using System.Collections.Immutable;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// The columns of a CSV table that hold the fields of a story. A tracker may repeat a column; then the first cell that is not empty counts.
/// </summary>
sealed record CsvColumns
{
    /// <summary>The accepted headers of the title column, the preferred first. Case, spaces, digits and punctuation are ignored.</summary>
    public static ImmutableArray<string> TitleNames { get; } =
        ["Title", "Summary", "Story title", "Issue title", "User story", "Story", "Name", "Card name", "Task name", "Subject"];

    static readonly ImmutableArray<string> KeyNames =
    [
        "Issue key", "Key", "Story key", "Identifier", "ID", "Number", "Issue number", "Work item ID",
        "Ticket", "Card ID", "Task ID", "Issue ID",
    ];

    static readonly ImmutableArray<string> DescriptionNames =
        ["Description", "Body", "Issue description", "Card description", "Details", "Notes", "Repro steps"];

    static readonly ImmutableArray<string> UrlNames =
        ["URL", "Link", "Issue URL", "HTML URL", "Web URL", "Card URL", "Permalink"];

    /// <summary>The header as it is written.</summary>
    public required ImmutableArray<string> Headers { get; init; }

    /// <summary>The number of columns in the header.</summary>
    public int Count => Headers.Length;

    public required ImmutableArray<int> Title { get; init; }
    public required ImmutableArray<int> Key { get; init; }
    public required ImmutableArray<int> Description { get; init; }
    public required ImmutableArray<int> Url { get; init; }

    /// <summary>Whether the file is from Azure DevOps, which writes descriptions as HTML. Elsewhere, HTML may be quoted code.</summary>
    public required bool AreDescriptionsHtml { get; init; }

    /// <summary>How many of the four fields have a column.</summary>
    public int KnownFieldCount => new[] { Title, Key, Description, Url }.Count(indexes => indexes.Length > 0);

    /// <summary>What becomes of each column that has a name. Those that a tracker repeats are one.</summary>
    public IEnumerable<ImportColumn> Uses => Headers.Select((header, i) => new ImportColumn(header, FieldOf(i)))
        .Where(column => !string.IsNullOrWhiteSpace(column.Header))
        .Distinct();

    /// <summary>Finds the columns by their headers; null when there is no title column.</summary>
    public static CsvColumns? Find(ImmutableArray<string> headers)
    {
        var names = headers.Select(Normalize).ToList();
        var title = IndexesOf(names, TitleNames, Word.CsvTitle);
        return title.IsEmpty ? null : new()
        {
            Headers = headers,
            Title = title,
            Key = IndexesOf(names, KeyNames, Word.CsvKey),
            Description = IndexesOf(names, DescriptionNames, Word.CsvDescription),
            Url = IndexesOf(names, UrlNames, Word.CsvUrl),
            AreDescriptionsHtml = names.Contains(Normalize("Work item type")),
        };
    }

    string? FieldOf(int column) => true switch
    {
        _ when Title.Contains(column) => "title",
        _ when Key.Contains(column) => "key",
        _ when Description.Contains(column) => "description",
        _ when Url.Contains(column) => "url",
        _ => null,
    };

    /// <param name="names">The normalized header.</param>
    /// <param name="accepted">The headers of other tools.</param>
    /// <param name="ours">The header that our own export gives the column, in each of our languages.</param>
    static ImmutableArray<int> IndexesOf(List<string> names, ImmutableArray<string> accepted, Word ours)
    {
        var own = Languages.All.Append(Language.Current).Select(language => language.Text(ours));
        var name = accepted.Concat(own).Select(Normalize).FirstOrDefault(names.Contains);
        return name is null ? [] : [.. Enumerable.Range(0, names.Count).Where(index => names[index] == name)];
    }

    /// <summary>
    /// Keeps only letters, in lower case. Azure DevOps has one title column per level of a tree (<c>Title 1</c>, <c>Title 2</c>), and each
    /// row fills one of them.
    /// </summary>
    static string Normalize(string header) => string.Concat(header.Where(char.IsLetter)).ToLowerInvariant();
}

using System.Collections.Immutable;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>Where a table keeps what we take from it. A tracker may repeat a column: the first cell that is not empty counts.</summary>
sealed record Columns
{
    /// <summary>Headers of a title, the best first; matched without regard to case, spaces and punctuation.</summary>
    public static ImmutableArray<string> TitleNames { get; } =
        ["Title", "Summary", "Story title", "Issue title", "User story", "Story", "Name", "Card name", "Task name", "Subject"];

    static readonly ImmutableArray<string> KeyNames =
    [
        "Issue key", "Key", "Story key", "Identifier", "ID", "Number", "Issue number", "Work item ID", "Ticket", "Card ID", "Task ID",
        "Issue ID",
    ];

    static readonly ImmutableArray<string> DescriptionNames =
        ["Description", "Body", "Issue description", "Card description", "Details", "Notes", "Repro steps"];

    static readonly ImmutableArray<string> UrlNames =
        ["URL", "Link", "Issue URL", "HTML URL", "Web URL", "Card URL", "Permalink"];

    /// <summary>How many columns the header has.</summary>
    public required int Count { get; init; }

    public required ImmutableArray<int> Title { get; init; }
    public required ImmutableArray<int> Key { get; init; }
    public required ImmutableArray<int> Description { get; init; }
    public required ImmutableArray<int> Url { get; init; }

    /// <summary>Azure DevOps writes descriptions as HTML. Nobody else's are taken for it: stories quote code.</summary>
    public required bool AreDescriptionsHtml { get; init; }

    /// <summary>How many of the four fields were found.</summary>
    public int Known => new[] { Title, Key, Description, Url }.Count(places => places.Length > 0);

    /// <summary>Null when no column could be the title.</summary>
    public static Columns? Of(IEnumerable<string> headers)
    {
        var names = headers.Select(Plain).ToList();
        var title = Places(names, TitleNames, Word.CsvTitle);
        return title.IsEmpty ? null : new()
        {
            Count = names.Count,
            Title = title,
            Key = Places(names, KeyNames, Word.CsvKey),
            Description = Places(names, DescriptionNames, Word.CsvDescription),
            Url = Places(names, UrlNames, Word.CsvUrl),
            AreDescriptionsHtml = names.Contains(Plain("Work item type")),
        };
    }

    /// <param name="names">The header.</param>
    /// <param name="wanted">What others call the field.</param>
    /// <param name="ours">The text that our own files call it by, in whichever language they were written.</param>
    static ImmutableArray<int> Places(List<string> names, ImmutableArray<string> wanted, Word ours)
    {
        var own = Languages.All.Append(Language.Current).Select(language => language.Text(ours));
        var name = wanted.Concat(own).Select(Plain).FirstOrDefault(names.Contains);
        return name is null ? [] : [.. Enumerable.Range(0, names.Count).Where(place => names[place] == name)];
    }

    /// <summary>Letters only, in lower case: Azure numbers the titles of a tree (<c>Title 1</c>, <c>Title 2</c>), one of which is filled.</summary>
    static string Plain(string header) => string.Concat(header.Where(char.IsLetter)).ToLowerInvariant();
}

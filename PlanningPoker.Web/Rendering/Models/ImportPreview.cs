using System.Collections.Immutable;
using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>What an import would do, before anything is written.</summary>
/// <param name="Code">The session.</param>
/// <param name="Upload">The text to import, as the page carries it to the next step.</param>
/// <param name="Stories">The stories that would be added.</param>
/// <param name="Columns">The columns of a file; empty for lines.</param>
/// <param name="Problems">What would be skipped and what would be shortened.</param>
public sealed record ImportPreview(
    SessionCode Code, string Upload, ImmutableArray<Story> Stories, ImmutableArray<ImportColumn> Columns, ImportProblems Problems)
{
    /// <summary>A list that is pasted into the field for a new story is shown first if it has as many lines.</summary>
    public const int FromLines = 11;

    /// <summary>What a field for a file offers.</summary>
    public const string FileTypes = ".csv,.txt,text/csv,text/plain";

    const int MaxShown = 5, MaxUnusedShown = 6;

    public string Headline => Format(Words.ImportFound, Stories.Length);

    public IEnumerable<Story> First => Stories.Take(MaxShown);

    public int MoreCount => Math.Max(0, Stories.Length - MaxShown);

    /// <summary>Each field of a story that the file has, with its column.</summary>
    public IEnumerable<(string Field, string Header)> Fields =>
        from column in Columns where column.Field is not null select (NameOf(column.Field!), column.Header);

    /// <summary>The columns that are not imported, as a list in one line; null when all are.</summary>
    public string? Unused
    {
        get
        {
            var headers = Columns.Where(column => column.Field is null).Select(column => column.Header).Distinct().ToList();
            if (headers.Count == 0) return null;
            var shown = string.Join(TextFormat.ListSeparator, headers.Take(MaxUnusedShown));
            return headers.Count > MaxUnusedShown ? $"{shown}, …" : shown;
        }
    }

    static string NameOf(string field) => field switch
    {
        "title" => Words.EditStoryTitle,
        "key" => Words.EditKey,
        "description" => Words.EditDescription,
        _ => Words.EditLink,
    };
}

/// <summary>The sentences about single lines of an import.</summary>
/// <param name="Skipped">Lines that are left out.</param>
/// <param name="Shortened">Texts that are cut to their limits.</param>
public sealed record ImportProblems(IReadOnlyList<string> Skipped, IReadOnlyList<string> Shortened)
{
    public static ImportProblems Of(Outcome outcome)
    {
        var problems = outcome.Problems.ToLookup(problem => problem.Code is ImportProblemCode.Shortened, RefusalTexts.Of);
        return new([.. problems[false]], [.. problems[true]]);
    }
}

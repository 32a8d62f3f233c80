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
    SessionCode Code, string Upload, ImmutableArray<Story> Stories, ImportColumns Columns, ImportProblems Problems)
{
    /// <summary>The column with the titles that was chosen; null if the file told it.</summary>
    public string? Title { get; init; }

    /// <summary>The column with the keys that was chosen.</summary>
    public string? Key { get; init; }

    /// <summary>The column of estimates, which are taken if that is wished; null if there is none.</summary>
    public string? Estimates { get; init; }

    /// <summary>A list that is pasted into the field for a new story is shown first if it has as many lines.</summary>
    public const int FromLines = 11;

    /// <summary>What a field for a file offers.</summary>
    public const string FileTypes = ".csv,.tsv,.txt,.md,.xlsx,.xls,.json,.xml,.html,.htm,text/csv,text/plain";

    const int MaxShown = 5;

    public string Headline => Format(Words.ImportFound, Stories.Length);

    public IEnumerable<Story> First => Stories.Take(MaxShown);

    public int MoreCount => Math.Max(0, Stories.Length - MaxShown);
}

/// <summary>The sentences about single lines of an import.</summary>
/// <param name="Skipped">Lines that are left out.</param>
/// <param name="Changed">Texts that are cut to their limits, and links and estimates that are left out.</param>
public sealed record ImportProblems(IReadOnlyList<string> Skipped, IReadOnlyList<string> Changed)
{
    public static ImportProblems Of(Outcome outcome)
    {
        var problems = outcome.Problems.ToLookup(problem => problem.IsImported, RefusalTexts.Of);
        return new([.. problems[false]], [.. problems[true]]);
    }
}

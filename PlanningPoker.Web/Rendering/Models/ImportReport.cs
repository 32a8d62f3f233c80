using System.Collections.Immutable;
using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The result of an import, as text.</summary>
/// <param name="Headline">How many stories were imported.</param>
/// <param name="Problems">One sentence for each line that was skipped or changed.</param>
public sealed record ImportReport(string Headline, IReadOnlyList<string> Problems)
{
    const int MaxProblemsInToast = 3;

    /// <summary>The same sentences, those about shortened texts apart.</summary>
    public required ImportProblems Lines { get; init; }

    /// <summary>What became of the columns of the file.</summary>
    public required ImportColumns Columns { get; init; }

    public static ImportReport Of(Outcome outcome, ImmutableArray<ImportColumn> columns)
    {
        return new(Format(Words.ImportDone, outcome.Imported.Length), [.. outcome.Problems.Select(RefusalTexts.Of)])
        {
            Lines = ImportProblems.Of(outcome),
            Columns = new(columns),
        };
    }

    /// <summary>The headline and the first problems in one toast.</summary>
    public ToastView ToToast()
    {
        var text = string.Join(" · ", Problems.Take(MaxProblemsInToast).Prepend(Headline));
        return new(Problems.Count > MaxProblemsInToast ? $"{text} …" : text);
    }
}

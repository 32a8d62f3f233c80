using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>What an import would do, before anything is written.</summary>
/// <param name="Code">The session.</param>
/// <param name="Upload">The text to import, as the page carries it to the next step.</param>
/// <param name="Stories">The stories that would be added.</param>
/// <param name="Problems">What would be skipped and what would be shortened.</param>
public sealed record ImportPreview(SessionCode Code, string Upload, IReadOnlyList<Story> Stories, ImportProblems Problems)
{
    const int MaxShown = 5;

    public string Headline => Format(Words.ImportFound, Stories.Count);

    public IEnumerable<Story> First => Stories.Take(MaxShown);

    public int MoreCount => Math.Max(0, Stories.Count - MaxShown);

    /// <param name="before">The session.</param>
    /// <param name="outcome">What the import would make of it.</param>
    /// <param name="upload">The text.</param>
    public static ImportPreview Of(PokerSession before, Outcome outcome, string upload) => new(
        before.Code, upload, [.. outcome.Session.Stories.Skip(before.Stories.Count)], ImportProblems.Of(outcome));
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

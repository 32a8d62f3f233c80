using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>What came of an import, in words.</summary>
public sealed record ImportReport(string Headline, IReadOnlyList<string> Problems)
{
    const int MostTold = 3;

    /// <summary>In one note: how many, and the first few lines that did not come in as they stood.</summary>
    public ToastView InShort => new(string.Join(" · ", Problems.Take(MostTold).Prepend(Headline)) + (Problems.Count > MostTold ? " …" : ""));

    public static ImportReport Of(Outcome outcome)
    {
        var created = outcome.Event is StoriesCreated { Stories.Length: var count } ? count : 0;
        return new(Format(Words.ImportDone, created), [.. outcome.Problems.Select(RefusalTexts.Of)]);
    }
}

using PlanningPoker.Core;
using PlanningPoker.Web.Resources;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>What came of an import, in words.</summary>
public sealed record ImportReport(string Headline, IReadOnlyList<string> Problems)
{
    public static ImportReport Of(Outcome outcome)
    {
        var created = outcome.Event is StoriesCreated { Stories.Length: var count } ? count : 0;
        return new(Sentences.Of("Imported", created), [.. outcome.Problems.Select(Sentences.Of)]);
    }
}

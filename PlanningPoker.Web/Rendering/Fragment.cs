using RazorSlices;

namespace PlanningPoker.Web.Rendering;

/// <summary>One instruction to a page that is open. A patch is a list of them.</summary>
/// <param name="Target">The id of the element it acts on.</param>
/// <param name="Partial">Makes the new content, anew for each rendering; null where there is none.</param>
/// <param name="Swap">What becomes of the target.</param>
sealed record Fragment(string Target, Func<RazorSlice>? Partial, Swap Swap);

/// <summary>What htmx does with a fragment: morph the target into it, append it to the target, or delete the target.</summary>
enum Swap { OuterMorph, BeforeEnd, Delete }

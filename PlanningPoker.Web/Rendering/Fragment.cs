using RazorSlices;

namespace PlanningPoker.Web.Rendering;

/// <summary>One change of an open page. A patch is a list of them.</summary>
/// <param name="Target">The id of the element that it changes.</param>
/// <param name="Partial">Creates the partial with the new content, once per rendering; null if there is no content.</param>
/// <param name="Swap">What happens to the target.</param>
sealed record Fragment(string Target, Func<RazorSlice>? Partial, Swap Swap);

/// <summary>
/// What htmx does with a fragment: morph the target into it, put it inside the target at its begin or end, put it before or after the
/// target, or delete the target.
/// </summary>
enum Swap { OuterMorph, AfterBegin, BeforeEnd, BeforeBegin, AfterEnd, Delete }

namespace PlanningPoker.Web.Contracts;

/// <summary>A verb that the page's outbox keeps until the server has answered. All other forms are sent once, by htmx.</summary>
/// <param name="Verb">The last segment of the form's URL.</param>
/// <param name="IsNumbered">It carries <c>rev</c>, and only the highest of a round counts. Of the others one is kept per round, and if it
/// is old the page asks before it sends it.</param>
/// <param name="IsDoneIfStale">If a retry is refused because its round is over, the first attempt succeeded, so the refusal is not
/// shown.</param>
public sealed record OutboxVerb(string Verb, bool IsNumbered = false, bool IsDoneIfStale = false)
{
    public static IReadOnlyList<OutboxVerb> All { get; } =
    [
        new("vote", IsNumbered: true),
        new("retract", IsNumbered: true),
        new("reveal"),
        new("reset", IsDoneIfStale: true),
    ];

    public static bool Has(string verb) => All.Any(each => each.Verb == verb);
}

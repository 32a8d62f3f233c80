namespace PlanningPoker.Web.Contracts;

/// <summary>A verb that the page's outbox keeps until the server has answered. All other forms are sent once, by htmx.</summary>
/// <param name="Verb">The last part of the form's address.</param>
/// <param name="IsNumbered">It carries <c>rev</c>, and of one round only the highest counts. Others are kept once per round, and asked
/// about when old.</param>
/// <param name="IsDoneIfStale">A retry that finds its round over was successful the first time, so its refusal is not shown.</param>
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

using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs;

/// <summary>One row of the table of verbs.</summary>
/// <param name="Verb">The wire name, and which of its kinds.</param>
/// <param name="May">Who may; the others meet the reason they are given in <see cref="ReasonFor"/>.</param>
/// <param name="Command">What is tried.</param>
/// <param name="Event">What everyone hears.</param>
/// <param name="Payload">What a script hears with it; a member that is <c>"*"</c> may be anything.</param>
sealed record VerbCase(string Verb, May May, Func<Cast, Command> Command, string Event, Func<Cast, Person, object> Payload)
{
    /// <summary>What has to be there before.</summary>
    public Func<Cast, Task> Before { get; init; } = _ => Task.CompletedTask;

    public Reason? ReasonFor(Part part) => (part, May) switch
    {
        (_, May.Anyone) => null,
        (Part.Stranger, _) => Reason.NotJoined,
        (Part.Removed, _) => Reason.Removed,
        (Part.Host, _) or (_, May.Seated) or (Part.Player, May.PlayerOrHosts) => null,
        (Part.Observer, May.Voters) => Reason.ObserverCannotVote,
        (_, May.Voters) => null,
        _ => Reason.NotHost,
    };
}

/// <summary>Who may.</summary>
enum May { Anyone, Seated, Voters, PlayerOrHosts, Hosts }

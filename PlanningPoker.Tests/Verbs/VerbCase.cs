using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs;

/// <summary>A command of the API, who may run it, and what it publishes (docs/api.md).</summary>
/// <param name="Verb">The wire name, and one more word where several cases have the same name.</param>
/// <param name="Permission">The players who may run it; <see cref="RefusalFor"/> has what the others are told.</param>
/// <param name="Command">The command.</param>
/// <param name="Event">The published event.</param>
/// <param name="Payload">The payload that scripts receive; a member that is <c>"*"</c> may be anything.</param>
sealed record VerbCase(
    string Verb, Permission Permission, Func<PopulatedSession, Command> Command, string Event,
    Func<PopulatedSession, TestPlayer, object> Payload)
{
    /// <summary>Runs before the command.</summary>
    public Func<PopulatedSession, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>What those who may run the command are told, where they are refused as well; null where they are not.</summary>
    public Refusal? Refused { get; init; }

    public Refusal? RefusalFor(TestRole role) => WhyNotAllowed(role) is { } reason ? new Refusal(reason) : Refused;

    Reason? WhyNotAllowed(TestRole role) => (role, Permission) switch
    {
        (_, Permission.Anyone) => null,
        (TestRole.Stranger, _) => Reason.NotJoined,
        (TestRole.Removed, _) => Reason.Removed,
        (TestRole.Player, Permission.Offered) => null,
        (_, Permission.Offered) => Reason.NotOffered,
        (TestRole.Host, _) or (_, Permission.Seated) or (TestRole.Player, Permission.PlayerOrHosts) => null,
        (TestRole.Observer, Permission.Voters) => Reason.ObserverCannotVote,
        (_, Permission.Voters) => null,
        _ => Reason.NotHost,
    };
}

/// <summary>Who may run a command; <see cref="Offered"/> is the player to whom the controls are offered.</summary>
enum Permission { Anyone, Seated, Voters, PlayerOrHosts, Hosts, Offered }

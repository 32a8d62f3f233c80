using System.Collections.Concurrent;
using System.Reflection;

namespace PlanningPoker.Core.Commands;

/// <summary>A verb of the game: a pure function from a session and an actor to an outcome.</summary>
public abstract record Command
{
    static readonly ConcurrentDictionary<Type, VerbAttribute> Verbs = new();

    /// <summary>Whether the actor may, whether the round is still on, and then what the verb does.</summary>
    public Outcome Run(PokerSession session, Actor actor)
    {
        var player = session.PlayerOf(actor.Device);
        if (Barred(player, actor) is { } reason)
            return Outcome.Refused(session, reason);
        if (this is IOfRound { Round: { } round } && round != session.Round.Number)
            return Outcome.Refused(session, new Refusal(Reason.StaleRound) { Round = round, IsEarly = round > session.Round.Number, Value = (this as Vote)?.Value });
        return Counted(session, actor, Apply(session, actor with { Player = player }));
    }

    /// <summary>The wire name of a command type.</summary>
    public static string NameOf(Type command) => VerbOf(command).Name;

    private protected abstract Outcome Apply(PokerSession session, Actor actor);

    Reason? Barred(Player? player, Actor actor) => VerbOf(GetType()).Who switch
    {
        _ when actor.Device == default => Reason.NotJoined,
        Who.Anyone => null,
        _ when player is { Seating: Seating.Removed } => Reason.Removed,
        _ when player is not { IsSeated: true } => Reason.NotJoined,
        _ when actor.Claimed is { } claimed && claimed != player.Id => Reason.NotYou,
        Who.Hosts when !player.IsHost => Reason.NotHost,
        Who.Voters when player.Role == Role.Observer => Reason.ObserverCannotVote,
        _ => null,
    };

    static Outcome Counted(PokerSession before, Actor actor, Outcome outcome) => outcome.Event is null && ReferenceEquals(outcome.Session, before) ? outcome : outcome with
    {
        Session = outcome.Session with
        {
            Stamp = before.Stamp + 1,
            Version = before.Version + (outcome.Event is null ? 0 : 1),
            ActiveAt = actor.At,
        },
    };

    static VerbAttribute VerbOf(Type command) => Verbs.GetOrAdd(command, type => type.GetCustomAttribute<VerbAttribute>()!);
}

/// <summary>A command on one round. Left out, the round is the current one; a round that is over is refused as stale.</summary>
public interface IOfRound
{
    int? Round { get; }
}

/// <summary>A command on a player: the id it brings says whom it is about, not who acts.</summary>
public interface IOfPlayer
{
    PlayerId PlayerId { get; }
}

/// <summary>Who may use a verb.</summary>
public enum Who { Anyone, Players, Voters, Hosts }

/// <summary>A verb's wire name and who may use it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VerbAttribute(string name, Who who) : Attribute
{
    public string Name { get; } = name;
    public Who Who { get; } = who;
}

using System.Collections.Immutable;

namespace PlanningPoker.Core;

/// <summary>The result of a command: what became of the session, and the event to publish or the reason for a refusal.</summary>
public sealed record Outcome
{
    Outcome(PokerSession session, OutcomeKind kind) => (Session, Kind) = (session, kind);

    /// <summary>The session after the command; the same object as before it when nothing changed.</summary>
    public PokerSession Session { get; internal init; }

    /// <summary>Which of the four results it is.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>The event that everyone receives; null unless the change is public.</summary>
    public SessionEvent? Event { get; private init; }

    /// <summary>Why the command was refused; null when it was accepted.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>The stories that an import adds, or would add if it is a dry run.</summary>
    public ImmutableArray<Story> Imported { get; init; } = [];

    /// <summary>Rows of an import that were skipped or shortened.</summary>
    public ImmutableArray<ImportProblem> Problems { get; init; } = [];

    /// <summary>The public view changed: the event goes to everyone.</summary>
    public static Outcome Changed(PokerSession session, SessionEvent sessionEvent) =>
        new(session, OutcomeKind.Changed) { Event = sessionEvent };

    /// <summary>Something changed that only the actor may see, such as another card before the reveal: there is no event.</summary>
    public static Outcome ChangedPrivately(PokerSession session) => new(session, OutcomeKind.ChangedPrivately);

    /// <summary>Everything was as the command wants it: nothing is stored or published.</summary>
    public static Outcome Unchanged(PokerSession session) => new(session, OutcomeKind.Unchanged);

    /// <summary>The command was refused and nothing changed.</summary>
    public static Outcome Refused(PokerSession session, Refusal refusal) => new(session, OutcomeKind.Refused) { Refusal = refusal };

    /// <summary>Increases the stamp with every change, and the version with every public one.</summary>
    internal Outcome WithNextVersion(PokerSession before, Actor actor)
    {
        if (Kind is OutcomeKind.Unchanged or OutcomeKind.Refused) return this;
        var isPublic = Kind is OutcomeKind.Changed;
        var session = isPublic ? Session.WithoutLostOffers().WithoutLostCountdown(before).WithoutLostHandOver() : Session;
        if (actor is PlayerActor) session = session with { ActiveAt = actor.At, MarkedUnusedAt = null };
        var version = isPublic ? before.Version + 1 : before.Version;
        return this with { Session = session with { Stamp = before.Stamp + 1, Version = version } };
    }

    /// <summary>The change as subscribers receive it; null when nothing changed.</summary>
    /// <param name="before">The session before the change.</param>
    /// <param name="actor">Who or what made the change.</param>
    internal FeedItem? ToFeedItem(PokerSession before, Actor actor) => Kind switch
    {
        OutcomeKind.Changed => new SessionChange(before, Session, Event!),
        OutcomeKind.ChangedPrivately => new PrivateChange(before, Session, actor.CauseIn(Session)),
        _ => null,
    };
}

/// <summary>What a command did to the session.</summary>
public enum OutcomeKind { Changed, ChangedPrivately, Unchanged, Refused }

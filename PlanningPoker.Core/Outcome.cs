using System.Collections.Immutable;

namespace PlanningPoker.Core;

/// <summary>The result of a command: the new session, and either the event to publish or the reason for a refusal.</summary>
public sealed record Outcome
{
    Outcome(PokerSession session) => Session = session;

    /// <summary>The session after the command; the same object as before it when nothing changed.</summary>
    public PokerSession Session { get; init; }

    /// <summary>The event that everyone receives. Null when nothing changed, or when the change is private.</summary>
    public SessionEvent? Event { get; private init; }

    /// <summary>Why the command was refused; null when it was accepted.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Rows of an import that were skipped or shortened.</summary>
    public ImmutableArray<ImportProblem> Problems { get; init; } = [];

    /// <summary>The public view changed: the event goes to everyone.</summary>
    public static Outcome Changed(PokerSession session, SessionEvent sessionEvent) => new(session) { Event = sessionEvent };

    /// <summary>Nothing changed, or only something that the actor alone may see: there is no event.</summary>
    public static Outcome WithoutEvent(PokerSession session) => new(session);

    /// <summary>The command was refused and nothing changed.</summary>
    public static Outcome Refused(PokerSession session, Refusal refusal) => new(session) { Refusal = refusal };

    /// <summary>The change as subscribers receive it.</summary>
    /// <param name="before">The session before the change.</param>
    /// <param name="actor">The player who made the change.</param>
    internal FeedItem ToFeedItem(PokerSession before, PlayerId actor) => Event is { } sessionEvent
        ? new SessionChange(before, Session, actor, sessionEvent)
        : new PrivateChange(before, Session, actor);
}

/// <summary>A problem with one row of an import.</summary>
/// <param name="Line">The line of the text on which the row begins, counted from 1.</param>
/// <param name="Code">The kind of problem.</param>
/// <param name="Value">The field or key that has the problem.</param>
public sealed record ImportProblem(int Line, ImportProblemCode Code, string? Value = null);

/// <summary>
/// The kinds of problems with one row of an import. The row is skipped, except with <see cref="Shortened"/>.
/// <see cref="Malformed"/>: its quotation marks do not match; <see cref="UnclosedQuote"/>: a quotation mark is never closed.
/// </summary>
public enum ImportProblemCode { NoTitle, KeyExists, TooMany, Shortened, Malformed, UnclosedQuote, TooManyFields, TooFewFields }

using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core;

/// <summary>What came of a verb: the session after it, and what everyone hears or why nothing was done.</summary>
public sealed record Outcome
{
    Outcome(PokerSession session) => Session = session;

    /// <summary>The session after the verb; the one before it when nothing changed.</summary>
    public PokerSession Session { get; init; }

    /// <summary>What everyone hears. Null when nothing changed, or nothing that others may know.</summary>
    public SessionEvent? Event { get; private init; }

    public Refusal? Refusal { get; private init; }

    /// <summary>Rows of an import that were left out or had to be shortened.</summary>
    public ImmutableArray<ImportProblem> Problems { get; init; } = [];

    /// <summary>The public view changed, and everyone hears of it.</summary>
    public static Outcome Changed(PokerSession session, SessionEvent what) => new(session) { Event = what };

    /// <summary>Something changed that only the actor may know, or nothing did.</summary>
    public static Outcome Quiet(PokerSession session) => new(session);

    public static Outcome Refused(PokerSession session, Refusal refusal) => new(session) { Refusal = refusal };

    /// <summary>What subscribers receive of the change.</summary>
    /// <param name="before">The session before it.</param>
    /// <param name="actor">Who made it.</param>
    internal FeedItem ToFeedItem(PokerSession before, PlayerId actor) =>
        Event is { } what ? new SessionChange(before, Session, actor, what) : new PrivateChange(before, Session, actor);
}

/// <summary>A row of an import that did not come in as it stood.</summary>
/// <param name="Line">Line of the text on which the row begins, from 1.</param>
/// <param name="Code">Why.</param>
/// <param name="Value">The field or key concerned.</param>
public sealed record ImportProblem(int Line, ImportFault Code, string? Value = null);

/// <summary>
/// What can be wrong with one row of an import. All but <see cref="Shortened"/> leave the row out. <see cref="Malformed"/>: its
/// quotation marks do not pair up; <see cref="UnclosedQuote"/>: one is open to the end of the text.
/// </summary>
public enum ImportFault { NoTitle, KeyExists, TooMany, Shortened, Malformed, UnclosedQuote, TooManyFields, TooFewFields }

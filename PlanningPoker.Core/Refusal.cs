using System.Collections.Immutable;

namespace PlanningPoker.Core;

/// <summary>Why a command was refused: a reason, and the details that its message needs.</summary>
public sealed record Refusal(Reason Reason)
{
    /// <summary>The round of the command, when it is not the current one.</summary>
    public int? Round { get; init; }

    /// <summary>Whether that round has not started yet: the caller saw a later state before a backup was restored.</summary>
    public bool IsFutureRound { get; init; }

    /// <summary>The card that was not accepted, or the name that is already taken.</summary>
    public string? Value { get; init; }

    /// <summary>The reason for the card that came too late to be saved; null when there was none, or it was saved before.</summary>
    public string? LostReason { get; init; }

    /// <summary>The caller's newer vote in the session, for <see cref="Reason.StaleRev"/>.</summary>
    public CastVote? Stored { get; init; }

    /// <summary>The fields that somebody else has changed meanwhile, for <see cref="Reason.Conflict"/>.</summary>
    public ImmutableArray<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>Which field of the command is not valid; null where the reason says it all.</summary>
    public FieldFault? Fault { get; init; }

    /// <summary>What is wrong with the whole file, for <see cref="Reason.BadCsv"/>.</summary>
    public FileProblem? File { get; init; }

    /// <summary>The columns of that file, for <see cref="FileProblem.NoTitleColumn"/>.</summary>
    public ImmutableArray<FileColumn> Columns { get; init; } = [];

    public static implicit operator Refusal(Reason reason) => new(reason);
}

/// <summary>The reasons for a refusal. The web project maps each one to a status, a stable code and a message.</summary>
public enum Reason
{
    BadRequest,
    NotJoined,
    NotHost, NotYou, Removed, Locked, BadPasscode, ObserverCannotVote,
    NoSession, NoStory, NoPlayer, NotFound,
    StaleRound, StaleRev, AlreadyRevealed, NothingToReveal, NothingToStop, NoTimer, NotOffered, VoteIsFinal, TooLate, SessionEnded,
    NameTaken, SessionFull, TooManyStories, TooManyRounds, Conflict,
    BadCard, BadReason, BadName, BadStory, BadDeck, BadSettings, BadTimer, BadCsv,
}

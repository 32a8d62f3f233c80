namespace PlanningPoker.Core;

/// <summary>Why a verb was not done: a reason with a stable name and, where the sentence needs them, the particulars.</summary>
public sealed record Refusal(Reason Reason)
{
    /// <summary>The round that was asked for and is not on.</summary>
    public int? Round { get; init; }

    /// <summary>That round has not begun: whoever asks knows a table that this one was set back from.</summary>
    public bool IsEarly { get; init; }

    /// <summary>The card that was not counted, or the name that is taken.</summary>
    public string? Value { get; init; }

    /// <summary>The caller's own newer vote, for <see cref="Reason.StaleRev"/>.</summary>
    public CastVote? Stored { get; init; }

    public static implicit operator Refusal(Reason reason) => new(reason);
}

/// <summary>Every reason a person or a script can meet. Doors map each to a status and a code, once.</summary>
public enum Reason
{
    BadRequest,
    NotJoined,
    NotHost, NotYou, Removed, ObserverCannotVote, CrossSite,
    NoSession, NoStory, NoPlayer, NotFound,
    MethodNotAllowed,
    StaleRound, StaleRev, AlreadyRevealed, NothingToReveal, NameTaken, SessionFull, TooManyStories,
    TooLarge,
    UnsupportedMediaType,
    BadCard, BadName, BadStory, BadDeck, BadCsv,
    TooManyRequests,
    Busy,
}

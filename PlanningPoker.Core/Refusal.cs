namespace PlanningPoker.Core;

/// <summary>Why a verb was refused: a reason and, where the sentence needs them, the details.</summary>
public sealed record Refusal(Reason Reason)
{
    /// <summary>The round that was asked for and is not the current one.</summary>
    public int? Round { get; init; }

    /// <summary>That round has not begun: the caller knows a later state, from before a backup was restored.</summary>
    public bool IsEarly { get; init; }

    /// <summary>The card that was not counted, or the name that is taken.</summary>
    public string? Value { get; init; }

    /// <summary>The caller's own newer vote, for <see cref="Reason.StaleRev"/>.</summary>
    public CastVote? Stored { get; init; }

    public static implicit operator Refusal(Reason reason) => new(reason);
}

/// <summary>Why a verb may be refused. Web maps each reason to a status, a stable code and a sentence.</summary>
public enum Reason
{
    BadRequest,
    NotJoined,
    NotHost, NotYou, Removed, ObserverCannotVote,
    NoSession, NoStory, NoPlayer, NotFound,
    StaleRound, StaleRev, AlreadyRevealed, NothingToReveal, NameTaken, SessionFull, TooManyStories,
    BadCard, BadName, BadStory, BadDeck, BadCsv,
}

using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

// One class per table. They are used in this folder only; PlanningPoker.Core documents the meaning of the columns.

[PrimaryKey(nameof(Code)), Index(nameof(ActiveAt)), Index(nameof(DueAt))]
sealed class SessionRow
{
    public const int CodeLength = 14, DeckNameLength = 20, FacesLength = Deck.MaxCards * (Deck.MaxFace + 1);

    [MaxLength(CodeLength)] public required string Code { get; set; }
    [MaxLength(PokerSession.MaxName)] public required string Name { get; set; }
    [MaxLength(DeckNameLength)] public string? DeckName { get; set; }
    [MaxLength(FacesLength)] public required string DeckFaces { get; set; }
    [MaxLength(PlayerRow.EnumLength)] public WhoMay WhoReveals { get; set; }
    [MaxLength(PlayerRow.EnumLength)] public WhoMay WhoManagesStories { get; set; }
    public bool? AutoReveal { get; set; }

    /// <summary>The opposite of <see cref="Settings.VotesMayChange"/>, so that older rows have the default.</summary>
    public bool VotesAreFinal { get; set; }

    public bool IsAnonymous { get; set; }
    public int? TimerSeconds { get; set; }
    public bool IsLocked { get; set; }
    [MaxLength(TrackerAddress.MaxLength)] public string? Tracker { get; set; }
    [MaxLength(32)] public byte[]? PasscodeHash { get; set; }
    public DateTimeOffset? HostsAwaySince { get; set; }

    /// <summary>The player to whom the controls are offered, and until when.</summary>
    [MaxLength(PlayerRow.IdLength)] public string? OfferedTo { get; set; }
    public DateTimeOffset? OfferedUntil { get; set; }

    [MaxLength(PlayerRow.IdLength)] public string? StandIn { get; set; }
    public long Version { get; set; }
    [ConcurrencyCheck] public long Stamp { get; set; }

    /// <summary>The id of the last write: <see cref="SaveRequest.WriteId"/>.</summary>
    [Column("Mark")] public long WriteId { get; set; }

    public DateTimeOffset ActiveAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the session was found unused; a day later it is deleted.</summary>
    public DateTimeOffset? MarkedUnusedAt { get; set; }

    /// <summary>When the system has something to do; null when there is nothing.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Id))]
sealed class PlayerRow
{
    public const int IdLength = 16, EnumLength = 10;

    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    [MaxLength(IdLength)] public required string Id { get; set; }
    public int Seat { get; set; }
    [MaxLength(Player.MaxName)] public required string Name { get; set; }
    [MaxLength(EnumLength)] public Role Role { get; set; }
    public bool IsHost { get; set; }
    [MaxLength(EnumLength)] public Seating Seating { get; set; }
    public DateTimeOffset SeatedAt { get; set; }

    /// <summary>The hash of the key in the player's device link: 32 bytes, as in <see cref="DeviceRow"/>.</summary>
    [MaxLength(32)] public byte[]? PassHash { get; set; }

    public DateTimeOffset? PassExpiresAt { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Hash))]
sealed class DeviceRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }

    /// <summary>The 32 bytes of the hash. Not its base64url text, because SQL Server usually ignores case when it compares text.</summary>
    [MaxLength(32)] public required byte[] Hash { get; set; }

    [MaxLength(PlayerRow.IdLength)] public required string PlayerId { get; set; }
    public int Position { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Id))]
sealed class StoryRow
{
    public const int IdLength = 40;

    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    [MaxLength(IdLength)] public required string Id { get; set; }
    public long Rank { get; set; }
    [MaxLength(Story.MaxKey)] public string? Key { get; set; }
    [MaxLength(Story.MaxTitle)] public required string Title { get; set; }
    [MaxLength(Story.MaxDescription)] public string? Description { get; set; }
    [MaxLength(Story.MaxUrl)] public string? Url { get; set; }
    [MaxLength(Story.MaxEstimate)] public string? Estimate { get; set; }
    public int Rounds { get; set; }
    public bool IsParked { get; set; }

    /// <summary>The offer that brings it back after it was deleted or parked.</summary>
    public long? UndoId { get; set; }

    /// <summary>The index among the deleted stories; null for a story in the backlog.</summary>
    public int? Deleted { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Number))]
sealed class RoundRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }

    /// <summary>
    /// The round with the highest number is the current one. The others are finished, but for one that is not revealed: it was left, and
    /// can be brought back.
    /// </summary>
    public int Number { get; set; }

    public int NumberInStory { get; set; }
    [MaxLength(StoryRow.IdLength)] public string? StoryId { get; set; }
    public int? QuickVote { get; set; }
    [MaxLength(SessionRow.DeckNameLength)] public string? DeckName { get; set; }
    [MaxLength(SessionRow.FacesLength)] public required string DeckFaces { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? RevealedAt { get; set; }
    public DateTimeOffset? RevealsAt { get; set; }
    public bool IsCountdownStopped { get; set; }
    public bool IsEstimated { get; set; }
    public bool IsAnonymous { get; set; }
    public DateTimeOffset? TimerEndsAt { get; set; }

    /// <summary>What is left of a timer that does not run; null when there is none, or when it runs.</summary>
    public int? TimerLeftMs { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Id))]
sealed class UndoRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    public long Id { get; set; }
    [MaxLength(PlayerRow.EnumLength)] public UndoKind Kind { get; set; }
    public DateTimeOffset Until { get; set; }

    /// <summary>The round that was revealed or left, or that a player was removed from; null if there was none.</summary>
    public int? Round { get; set; }

    [MaxLength(PlayerRow.IdLength)] public string? PlayerId { get; set; }
    public bool WasHost { get; set; }

    /// <summary>The hidden vote of a removed player.</summary>
    [MaxLength(Deck.MaxFace)] public string? Face { get; set; }

    /// <summary>The estimate that was saved when the round was left, the one before, and whether that was saved after the reveal.</summary>
    [MaxLength(Story.MaxEstimate)] public string? SavedEstimate { get; set; }
    [MaxLength(Story.MaxEstimate)] public string? EstimateBefore { get; set; }
    public bool WasEstimated { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Round), nameof(PlayerId))]
sealed class VoteRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    public int Round { get; set; }
    [MaxLength(PlayerRow.IdLength)] public required string PlayerId { get; set; }
    [MaxLength(Deck.MaxFace)] public string? Face { get; set; }
    public int Rev { get; set; }
    public bool IsSkipped { get; set; }
    [MaxLength(CastVote.MaxReason)] public string? Reason { get; set; }
    [MaxLength(Deck.MaxFace)] public string? Withdrawn { get; set; }
}

/// <summary>A part of what a page shows a player next, such as the report of an import.</summary>
[PrimaryKey(nameof(SessionCode), nameof(Id), nameof(Part)), Index(nameof(CreatedAt))]
sealed class ReportRow
{
    public const int ContentLength = 4000;

    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    [MaxLength(IReportStore.MaxId)] public required string Id { get; set; }
    public int Part { get; set; }
    [MaxLength(PlayerRow.IdLength)] public required string PlayerId { get; set; }
    [MaxLength(ContentLength)] public required byte[] Content { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}

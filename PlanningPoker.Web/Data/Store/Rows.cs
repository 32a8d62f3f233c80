using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

// What one line of each table holds. Plain classes that never leave this folder; their meaning is told in Core.

[PrimaryKey(nameof(Code)), Index(nameof(ActiveAt))]
sealed class SessionRow
{
    public const int CodeLength = 14, DeckNameLength = 20, FacesLength = Deck.MaxCards * (Deck.MaxFace + 1);

    [MaxLength(CodeLength)] public required string Code { get; set; }
    [MaxLength(PokerSession.MaxName)] public required string Name { get; set; }
    [MaxLength(DeckNameLength)] public string? DeckName { get; set; }
    [MaxLength(FacesLength)] public required string DeckFaces { get; set; }
    public long Version { get; set; }
    [ConcurrencyCheck] public long Stamp { get; set; }

    /// <summary>New and random with every write, so that a writer whose commit got no answer can tell its own from another's.</summary>
    public long Mark { get; set; }

    public DateTimeOffset ActiveAt { get; set; }
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

    /// <summary>The hash's bytes, as with devices.</summary>
    [MaxLength(32)] public byte[]? PassHash { get; set; }

    public DateTimeOffset? PassExpiresAt { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Hash))]
sealed class DeviceRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }

    /// <summary>The hash's 32 bytes and not its base64url, which a server that compares without regard to case could take for another.</summary>
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

    /// <summary>The place among the deleted; null for one in the backlog.</summary>
    public int? Deleted { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Number))]
sealed class RoundRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }

    /// <summary>The highest is the round on the table; those before it are finished.</summary>
    public int Number { get; set; }

    [MaxLength(StoryRow.IdLength)] public string? StoryId { get; set; }
    [MaxLength(SessionRow.DeckNameLength)] public string? DeckName { get; set; }
    [MaxLength(SessionRow.FacesLength)] public required string DeckFaces { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? RevealedAt { get; set; }
}

[PrimaryKey(nameof(SessionCode), nameof(Round), nameof(PlayerId))]
sealed class VoteRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    public int Round { get; set; }
    [MaxLength(PlayerRow.IdLength)] public required string PlayerId { get; set; }
    [MaxLength(Deck.MaxFace)] public string? Face { get; set; }
    public int Rev { get; set; }
}

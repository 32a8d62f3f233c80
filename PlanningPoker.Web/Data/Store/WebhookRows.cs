using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The webhook of a session.</summary>
[PrimaryKey(nameof(SessionCode))]
sealed class WebhookRow
{
    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    [MaxLength(WebhookAddress.MaxLength)] public required string Address { get; set; }

    /// <summary>Not hashed, since every message is signed with it.</summary>
    [MaxLength(Webhook.SecretLength)] public required byte[] Secret { get; set; }
}

/// <summary>Something that a webhook has to send, or has sent: a row of the outbox and of the log.</summary>
[PrimaryKey(nameof(SessionCode), nameof(Id)), Index(nameof(NextAt))]
sealed class DeliveryRow
{
    public const int IdLength = 40, EventLength = 20, EnumLength = 12, BodyLength = 4000;

    [MaxLength(SessionRow.CodeLength)] public required string SessionCode { get; set; }
    [MaxLength(IdLength)] public required string Id { get; set; }
    [MaxLength(EventLength)] public required string Event { get; set; }
    [MaxLength(BodyLength)] public required byte[] Body { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Orders the deliveries of one commit.</summary>
    public int Position { get; set; }

    [MaxLength(EnumLength)] public DeliveryState State { get; set; }

    /// <summary>When it may be taken: its next attempt, or the end of the lease of whoever has it. Null when it is done.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>When it was first taken, or made due again; it is given up a day later. Until then, when it happened.</summary>
    public DateTimeOffset DueSince { get; set; }

    /// <summary>How often it was taken. Who takes it, or writes a result, names the count that it has seen.</summary>
    public int Claims { get; set; }

    /// <summary>How often it was sent, and how often since it was made due.</summary>
    public int Attempts { get; set; }
    public int AttemptsSinceDue { get; set; }

    [MaxLength(EnumLength)] public WebhookOutcome? LastOutcome { get; set; }
    public int? LastStatus { get; set; }
}

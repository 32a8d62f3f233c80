namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The link that makes another device the same player; without a link, an explanation. Its button creates a link.</summary>
public sealed record OtherDevice(SessionCode Code, string? Link = null)
{
    /// <summary>Whether it is on a page of its own, where a new link comes with the whole page.</summary>
    public bool IsPage { get; init; }

    public QrCode? Qr => Link is null ? null : QrCode.Of(Link);
}

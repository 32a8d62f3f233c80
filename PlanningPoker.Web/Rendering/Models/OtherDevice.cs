namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The way for another device of one's own; without a link, how to get one.</summary>
public sealed record OtherDevice(SessionCode Code, string? Link = null)
{
    /// <summary>On a page of its own, where nothing but the page could take in an answer.</summary>
    public bool IsPage { get; init; }

    public QrCode? Qr => Link is null ? null : QrCode.Of(Link);
}

using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// What a chat shows of a link to a page. It has no names and no stories: whoever reads the chat need not be of the team.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Text">A sentence; null for none.</param>
/// <param name="Site">The address of the app.</param>
public sealed record LinkPreview(string Title, string? Text, string Site)
{
    /// <summary>The address of the picture: most chats want a whole one.</summary>
    public string Picture => $"{Site}/icons/icon-512.png";

    public static LinkPreview OfInvitation(PublicView view, string site) =>
        new(TextFormat.Format(Words.JoinTitle, view.Name), WhoIsThere(view), site);

    public static LinkPreview OfSummary(PublicView view, string site) =>
        new(TextFormat.Format(Words.SummaryPageTitle, view.Name), view.IsEnded ? Words.EndedNotice : WhoIsThere(view), site);

    /// <summary>How many players are at the table; null for a session with a passcode, which says so only to its players.</summary>
    public static string? WhoIsThere(PublicView view) => view switch
    {
        { HasPasscode: true } => null,
        { Players.IsEmpty: true } => Words.JoinNobody,
        _ => TextFormat.Format(Words.JoinPlayers, view.Players.Length),
    };
}

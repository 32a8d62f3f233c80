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
}

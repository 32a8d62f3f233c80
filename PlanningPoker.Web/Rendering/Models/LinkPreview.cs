namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// What a chat shows of a link to a page. It has no names and no stories: whoever reads the chat need not be of the team.
/// </summary>
/// <param name="Title">The title.</param>
/// <param name="Text">A sentence; null for none.</param>
/// <param name="Origin">The address of the site; empty if the request does not name its host.</param>
public sealed record LinkPreview(string Title, string? Text, string Origin)
{
    /// <summary>The address of the picture: most chats want a whole one.</summary>
    public string Picture => $"{Origin}/icons/icon-512.png";
}

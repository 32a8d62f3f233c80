namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A row of the players' list.</summary>
public sealed record PlayerListItem(SessionCode Code, PlayerView Player);

/// <summary>A row of the backlog.</summary>
public sealed record StoryListItem(SessionCode Code, Story Story, bool IsCurrent)
{
    public static StoryListItem Of(PublicView view, Story story) => new(view.Code, story, story.Id == view.Story?.Id);
}

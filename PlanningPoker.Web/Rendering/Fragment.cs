using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>A partial wrapped so that htmx puts it into its place.</summary>
/// <param name="Target">The id of the element whose place it takes.</param>
/// <param name="Partial">Null where the element only goes.</param>
/// <param name="Model">The partial's.</param>
/// <param name="Swap">How htmx puts it there.</param>
sealed record Fragment(string Target, string? Partial, object? Model, string Swap = "outerMorph")
{
    public static Fragment Name(PublicView view) => new("session-name", "_SessionName", view.Name);
    public static Fragment Story(PublicView view) => new("story", "_Story", view);
    public static Fragment Progress(PublicView view) => new("progress", "_Progress", view);
    public static Fragment Players(PublicView view) => new("players", "_Players", view);
    public static Fragment Player(PublicView view, PlayerView player) => new($"player-{player.Id}", "_Player", new PlayerListItem(view.Code, player));
    public static Fragment Results(PublicView view) => new("results", "_Results", view);
    public static Fragment Stories(PublicView view) => new("stories", "_Stories", view);
    public static Fragment Pace(PublicView view) => new("stories-pace", "_StoriesPace", view);
    public static Fragment Row(PublicView view, Story story) => new($"row-{story.Id}", "_StoryRow", StoryListItem.Of(view, story));
    public static Fragment NewRow(PublicView view, Story story) => new("stories-list", "_StoryRow", StoryListItem.Of(view, story), "beforeend");
    public static Fragment NoRow(Story story) => new($"row-{story.Id}", null, null, "delete");
    public static Fragment Hand(MyView mine) => new("hand", "_Hand", mine);
    public static Fragment Controls(MyView mine) => new("controls", "_Controls", mine);
    public static Fragment Device(OtherDevice device) => new("other-device", "_OtherDevice", device);
    public static Fragment Presence(IReadOnlySet<PlayerId> here) => new("presence", "_Presence", here);
    public static Fragment Toast(ToastView toast) => new("notifications", "_Toast", toast, "beforeend");
}

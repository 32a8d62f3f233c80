using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The pages of a session beside its table: the last part of their addresses.</summary>
static class SessionPages
{
    public const string Stories = "stories", Players = "players", Settings = "settings", Summary = "summary", Leaving = "leaving",
        Ending = "ending", Webhook = "webhook";

    public static bool Has(string? page) => page is Stories or Players or Settings or Summary or Leaving or Ending or Webhook;

    /// <summary>The address of the summary, which says which story is left without saving an estimate.</summary>
    public static string SummaryAfter(MyView mine) => $"s/{mine.Code}/{Summary}{Unsaved(mine.Unsaved)}";

    /// <summary>The query with which the next page says which story was left without saving an estimate; empty for none.</summary>
    public static string Unsaved(StoryId? story) =>
        story is { } id ? QueryString.Create(PageNames.UnsavedQuery, id.Value).ToString() : "";
}

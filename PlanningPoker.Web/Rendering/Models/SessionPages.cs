namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The pages of a session beside its table: the last part of their addresses.</summary>
static class SessionPages
{
    public const string Stories = "stories", Players = "players", Settings = "settings", Summary = "summary", Leaving = "leaving",
        Ending = "ending", Webhook = "webhook";

    public static bool Has(string? page) => page is Stories or Players or Settings or Summary or Leaving or Ending or Webhook;
}

namespace PlanningPoker.Web.Hosting;

/// <summary>The id of this build: a page that another build made reloads itself.</summary>
static class Build
{
    public static string Id { get; } = typeof(Build).Module.ModuleVersionId.ToString("N")[..12];
}

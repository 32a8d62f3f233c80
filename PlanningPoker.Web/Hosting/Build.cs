namespace PlanningPoker.Web.Hosting;

/// <summary>Which build this is: a page of another one reloads itself.</summary>
static class Build
{
    public static string Id { get; } = typeof(Build).Module.ModuleVersionId.ToString("N")[..12];
}

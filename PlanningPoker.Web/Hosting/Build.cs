using System.Reflection;

namespace PlanningPoker.Web.Hosting;

/// <summary>What this build of the program is.</summary>
static class Build
{
    /// <summary>The id of this build: a page that another build made reloads itself.</summary>
    public static string Id { get; } = typeof(Build).Module.ModuleVersionId.ToString("N")[..12];

    /// <summary>The version of the program, such as <c>1.0.0</c>.</summary>
    public static string Version { get; } =
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

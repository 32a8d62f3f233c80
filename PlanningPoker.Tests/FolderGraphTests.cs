using System.Reflection;

namespace PlanningPoker.Tests;

/// <summary>
/// The folders of Core and Web use only the folders that are listed for them. Each is listed after the folders that it uses, so there is
/// no cycle; a folder or a use that is not listed fails. Partials count as a folder of their own: they are beside their pages, but use only
/// what is below <c>Rendering</c>, which renders them for open pages.
/// </summary>
public class FolderGraphTests
{
    const string Partials = "Partials";

    static readonly string[] NotPartials = ["__Layout", "__ViewImports", "__ViewStart"];

    static readonly Assembly Core = typeof(PokerSession).Assembly, Web = typeof(Program).Assembly;

    /// <summary>The folders of Core, the lowest first, and what each uses. <c>""</c> is the project's root.</summary>
    static readonly (string Folder, string[] Uses)[] CoreFolders =
    [
        ("Model", []),
        ("Events", ["Model"]),
        ("Views", ["Model"]),
        ("Ports", ["Model", "Events"]),
        ("Commands", ["Model", "Events", ""]),
        ("", ["Model", "Events", "Views", "Ports", "Commands"]),
    ];

    /// <summary>The folders of Web, the lowest first, and what each uses of Web. All but <c>Hosting</c> may use Core.</summary>
    static readonly (string Folder, string[] Uses)[] WebFolders =
    [
        ("Hosting.Settings", []),
        ("Hosting", ["Hosting.Settings"]),
        ("Hosting.Assets", []),
        ("Hosting.RateLimits", ["Hosting"]),
        ("Hosting.Jobs", []),
        ("Hosting.Telemetry", ["Hosting"]),
        ("Texts", []),
        ("Identity", ["Hosting", "Hosting.RateLimits"]),
        ("Contracts", ["Hosting", "Hosting.Telemetry", "Texts"]),
        ("Transfer", ["Contracts", "Texts"]),
        ("Data.Commits", ["Hosting.Telemetry"]),
        ("Data.Store", ["Hosting.Settings", "Data.Commits"]),
        ("Data.Migrations", ["Data.Store"]),
        ("Data", ["Hosting", "Data.Store", "Data.Commits"]),
        ("Scheduling", ["Hosting.Jobs"]),
        ("Nodes", ["Hosting.Jobs", "Hosting.RateLimits"]),
        ("Webhooks", ["Hosting.Jobs", "Hosting.Settings"]),
        ("Demo", ["Hosting.Jobs", "Texts", "Identity"]),
        ("Live.Presence", ["Contracts"]),
        ("Live.Channels", ["Hosting", "Hosting.Jobs", "Contracts", "Identity", "Live.Presence"]),
        ("Live.Connections", ["Hosting", "Hosting.Telemetry", "Identity", "Live.Channels"]),
        ("Live.Transports", ["Contracts", "Identity", "Live.Presence", "Live.Channels", "Live.Connections"]),
        ("Live", ["Hosting", "Hosting.RateLimits", "Contracts", "Identity", "Live.Channels", "Live.Connections", "Live.Transports"]),
        ("Rendering.Models", ["Hosting", "Contracts", "Texts"]),
        (Partials, ["Rendering.Models", "Texts"]),
        ("Rendering", ["Hosting", "Hosting.Telemetry", "Contracts", "Texts", "Live.Channels", "Rendering.Models", Partials]),
        ("Pages",
        [
            "Hosting", "Hosting.Assets", "Hosting.RateLimits", "Hosting.Telemetry", "Contracts", "Texts", "Identity", "Transfer",
            "Webhooks", "Demo", "Rendering", "Rendering.Models", "Live.Channels", Partials,
        ]),
        ("Api.Document", ["Hosting", "Contracts", "Texts"]),
        ("Api",
        [
            "Api.Document", "Hosting", "Hosting.RateLimits", "Contracts", "Texts", "Identity", "Transfer",
            "Webhooks", "Live", "Live.Channels", "Live.Connections", "Live.Transports",
        ]),
    ];

    [Fact]
    public void Folders_of_Core_use_only_what_is_below_them() =>
        Assert.Equal("", string.Join('\n', ForbiddenUses(CoreFolders, Core, "PlanningPoker.Core")));

    [Fact]
    public void Folders_of_Web_use_only_what_is_below_them() =>
        Assert.Equal("", string.Join('\n', ForbiddenUses(WebFolders, Web, "PlanningPoker.Web")));

    [Fact]
    public void The_folders_have_no_cycle()
    {
        // The root of Core is one with its commands: an outcome names the events, and <c>Sessions</c> runs the commands.
        AssertOrdered(CoreFolders.Select(each => (each.Folder, each.Uses.Where(use => use != "").ToArray())));
        AssertOrdered(WebFolders);
    }

    [Fact]
    public void Core_references_only_the_base_class_library() =>
        Assert.All(Core.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name));

    [Fact]
    public void Hosting_does_not_use_Core() =>
        Assert.DoesNotContain(TypeUses.In(Web), use => use.From.StartsWith("PlanningPoker.Web.Hosting.", StringComparison.Ordinal)
            && use.To.StartsWith("PlanningPoker.Core.", StringComparison.Ordinal));

    static void AssertOrdered(IEnumerable<(string Folder, string[] Uses)> folders)
    {
        var below = new HashSet<string>();
        Assert.All(folders, each =>
        {
            Assert.Subset(below, each.Uses.ToHashSet());
            below.Add(each.Folder);
        });
    }

    static IEnumerable<string> ForbiddenUses((string Folder, string[] Uses)[] folders, Assembly assembly, string root)
    {
        var allowed = folders.SelectMany(each => each.Uses.Append(each.Folder).Select(use => (each.Folder, use))).ToHashSet();
        return from use in TypeUses.In(assembly)
               let arrow = (FolderOf(use.From, root, folders), FolderOf(use.To, root, folders))
               where use.From != nameof(Program) && arrow.Item2 is not null && !allowed.Contains(arrow!)
               select $"{arrow.Item1 ?? "a folder that is not listed"} → {arrow.Item2}: {use.From} uses {use.To}";
    }

    /// <summary>Null for a type that is not of this project, and for one whose folder is not listed.</summary>
    static string? FolderOf(string type, string root, (string Folder, string[] Uses)[] folders)
    {
        if (root == "PlanningPoker.Web" && IsPartial(type)) return Partials;
        if (type.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal)) return "Pages";
        if (!type.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var space = type[root.Length..type.LastIndexOf('.')].TrimStart('.');
        return folders.Select(each => each.Folder)
            .Where(folder => $"{space}.".StartsWith($"{folder}.", StringComparison.Ordinal) || folder == "" && space == "")
            .MaxBy(folder => folder.Length);
    }

    /// <summary>A partial's compiled class, or the class by which others name it.</summary>
    static bool IsPartial(string type)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        return type.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal)
            ? name.Contains("__", StringComparison.Ordinal) && !NotPartials.Any(each => name.EndsWith(each, StringComparison.Ordinal))
            : type.StartsWith("PlanningPoker.Web.Pages.", StringComparison.Ordinal) && name.StartsWith('_');
    }
}

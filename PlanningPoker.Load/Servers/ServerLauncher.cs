using System.Reflection;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Servers;

/// <summary>Starts what is to be measured, each server as a process of its own on a new database, and ends all of them.</summary>
sealed class ServerLauncher(Options options) : IAsyncDisposable
{
    static readonly string Project = typeof(ServerLauncher).Assembly.GetName().Name!;

    /// <summary>The garbage collector an ASP.NET Core app is built with, for the yardsticks too.</summary>
    static readonly Dictionary<string, string> AsWebApp = new() { ["DOTNET_gcServer"] = "1" };

    readonly List<Server> servers = [];
    readonly List<DirectoryInfo> folders = [];

    /// <summary>Planning Poker itself, with no limits on how much one address may do: here all players come from one.</summary>
    public async Task<Server> PokerAsync(CancellationToken ct)
    {
        if (options.Url is { } url) return Keep(Server.At(url));
        var folder = Directory.CreateTempSubdirectory("planning-poker-load-");
        folders.Add(folder);
        return Keep(await Server.StartAsync(PokerProgram(), [], new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ConnectionStrings__Default"] = $"Data Source={Path.Combine(folder.FullName, "poker.db")}",
            ["Limits__SessionsPerHour"] = "0",
            ["Limits__JoinsPerMinute"] = "0",
            ["Limits__UnknownCodesPerMinute"] = "0",
            ["Limits__StreamsPerAddress"] = "0",
            ["Limits__StreamsPerPlayer"] = "0",
            ["Limits__CommandsPer10Seconds"] = "0",
        }, ct));
    }

    /// <param name="kind">kestrel, signalr or signalr-ef.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Server> YardstickAsync(string kind, CancellationToken ct) =>
        Keep(await Server.StartAsync(Assembly.GetExecutingAssembly().Location, ["serve", kind], AsWebApp, ct));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        folders.ForEach(folder => folder.Delete(recursive: true));
    }

    Server Keep(Server server)
    {
        servers.Add(server);
        return server;
    }

    /// <summary>As its project built it, with its settings and assets beside it: the same configuration and framework as this program.</summary>
    static string PokerProgram()
    {
        var bin = AppContext.BaseDirectory;
        var project = bin.LastIndexOf(Project, StringComparison.Ordinal);
        var program = Path.Combine($"{bin[..project]}PlanningPoker.Web{bin[(project + Project.Length)..]}", "PlanningPoker.Web.dll");
        return File.Exists(program) ? program : throw new LoadException($"There is no {program}: build the solution.");
    }
}

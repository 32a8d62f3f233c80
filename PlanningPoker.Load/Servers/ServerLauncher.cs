using System.Reflection;

namespace PlanningPoker.Load.Servers;

/// <summary>Starts the servers of a run, each in its own process and with a new database, and stops all of them.</summary>
/// <param name="existingServer">A Planning Poker that already runs and is used instead; null to start one.</param>
sealed class ServerLauncher(Uri? existingServer) : IAsyncDisposable
{
    static readonly string Project = typeof(ServerLauncher).Assembly.GetName().Name!;

    /// <summary>Baselines use the garbage collector that an ASP.NET Core application has by default.</summary>
    static readonly Dictionary<string, string> BaselineEnvironment = new() { ["DOTNET_gcServer"] = "1" };

    readonly List<Server> servers = [];
    readonly List<DirectoryInfo> folders = [];

    /// <summary>Starts Planning Poker, or uses the existing server.</summary>
    public async Task<Server> GetPlanningPokerAsync(CancellationToken ct)
    {
        if (existingServer is not null) return Track(Server.At(existingServer));
        var folder = Directory.CreateTempSubdirectory("planning-poker-load-");
        folders.Add(folder);
        var environment = EnvironmentOf(Path.Combine(folder.FullName, "poker.db"));
        return Track(await Server.WaitForAsync(ServerProcess.Start(FindPlanningPoker(), [], environment, ShutdownMode.Kill), ct));
    }

    /// <summary>Starts Planning Poker servers that share a database.</summary>
    /// <param name="settings">Their settings, as environment variables.</param>
    /// <param name="count">How many.</param>
    /// <param name="route">Which of them a request goes to.</param>
    /// <param name="ct">Cancels waiting for the start.</param>
    public async Task<Server> StartPlanningPokerAsync(
        IReadOnlyDictionary<string, string> settings, int count, Route route, CancellationToken ct)
    {
        var environment = EnvironmentOf("");
        foreach (var (name, value) in settings) environment[name] = value;
        var processes = Enumerable.Range(0, count)
            .Select(_ => ServerProcess.Start(FindPlanningPoker(), [], environment, ShutdownMode.Kill)).ToList();
        return Track(await Server.WaitForAsync(processes, route, ct));
    }

    /// <param name="name">kestrel, signalr or signalr-ef.</param>
    /// <param name="ct">Cancels waiting for the start.</param>
    public async Task<Server> StartBaselineAsync(string name, CancellationToken ct)
    {
        var program = Assembly.GetExecutingAssembly().Location;
        return Track(await Server.WaitForAsync(
            ServerProcess.Start(program, ["serve", name], BaselineEnvironment, ShutdownMode.CloseInput), ct));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        folders.ForEach(folder => folder.Delete(recursive: true));
    }

    Server Track(Server server)
    {
        servers.Add(server);
        return server;
    }

    /// <summary>Switches off the limits for one address, because all simulated players share one.</summary>
    static Dictionary<string, string> EnvironmentOf(string database) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["ConnectionStrings__Default"] = $"Data Source={database}",
        ["Limits__SessionsPerHour"] = "0",
        ["Limits__JoinsPerMinute"] = "0",
        ["Limits__GuessesPerDevice"] = "0",
        ["Limits__UnknownCodesPerMinute"] = "0",
        ["Limits__StreamsPerAddress"] = "0",
        ["Limits__StreamsPerPlayer"] = "0",
        ["Limits__CommandsPer10Seconds"] = "0",
    };

    /// <summary>
    /// Finds Planning Poker in its own build output, next to its settings and assets, with the configuration and framework of this program.
    /// </summary>
    static string FindPlanningPoker()
    {
        var output = AppContext.BaseDirectory;
        var project = output.LastIndexOf(Project, StringComparison.Ordinal);
        var folder = $"{output[..project]}PlanningPoker.Web{output[(project + Project.Length)..]}";
        var program = Path.Combine(folder, "PlanningPoker.Web.dll");
        return File.Exists(program) ? program : throw new LoadException($"{program} is missing. Build the solution first.");
    }
}

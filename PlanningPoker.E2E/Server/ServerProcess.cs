using System.Runtime.InteropServices;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Server;

/// <summary>
/// The app as a process of its own, for tests that kill it. Address and database stay the same when it comes back.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    static readonly string Dotnet = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    readonly HttpClient client = new() { Timeout = HangLimit.Time };
    readonly Dictionary<string, string> environment;
    readonly string health;
    ChildProcess child;
    string earlier = "";

    ServerProcess(string connectionString, string health, IReadOnlyDictionary<string, string>? settings)
    {
        Address = new($"http://127.0.0.1:{FreePort.Next()}/");
        this.health = health;
        environment = new(settings ?? new Dictionary<string, string>())
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = $"{Address}",
            ["ConnectionStrings__Default"] = connectionString,
        };
        child = Begin();
    }

    public Uri Address { get; }

    /// <summary>What it has said, in all its lives.</summary>
    public string Log => $"{earlier}{child.Output}";

    /// <summary>The bytes of memory it holds.</summary>
    public long Memory => child.Memory;

    /// <param name="connectionString">The database, which outlives the process.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="health">The path that answers 200 once it is up.</param>
    /// <param name="settings">Environment variables, as <c>Limits__SessionsPerHour</c>.</param>
    public static async Task<ServerProcess> StartAsync(
        string connectionString, CancellationToken ct, string health = "/health/live", IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = new ServerProcess(connectionString, health, settings);
        try
        {
            await server.AnswersAsync(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>As <c>kill -9</c>: it has no chance to tidy up. Returns when it is gone.</summary>
    public void Kill() => child.Kill();

    /// <summary>Asks it to leave, as a deployment does. Returns its exit code.</summary>
    /// <exception cref="TimeoutException">It does not leave.</exception>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        child.Terminate();
        try
        {
            await child.WaitForExitAsync(ct).WaitAsync(HangLimit.Time, ct);
            return child.ExitCode;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server does not stop. It said:\n{Log}");
        }
    }

    /// <summary>Starts it again after it was killed or stopped.</summary>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        child.Dispose();
        earlier = Log;
        child = Begin();
        await AnswersAsync(ct);
    }

    public ValueTask DisposeAsync()
    {
        child.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    ChildProcess Begin()
    {
        var app = BuiltApp();
        return ChildProcess.Start(Dotnet, [app], environment, Path.GetDirectoryName(app));
    }

    /// <summary>
    /// As the web project built it, with its settings and assets beside it: the same configuration and framework as these
    /// tests.
    /// </summary>
    static string BuiltApp()
    {
        var bin = AppContext.BaseDirectory;
        var project = bin.LastIndexOf("PlanningPoker.E2E", StringComparison.Ordinal);
        return Path.Combine($"{bin[..project]}PlanningPoker.Web{bin[(project + "PlanningPoker.E2E".Length)..]}", "PlanningPoker.Web.dll");
    }

    Task AnswersAsync(CancellationToken ct) =>
        Wait.UntilAsync(() => IsHealthyAsync(ct), () => $"The server did not answer {health}. It said:\n{Log}", ct);

    async Task<bool> IsHealthyAsync(CancellationToken ct)
    {
        if (child.HasExited) throw new InvalidOperationException($"The server ended with {child.ExitCode}. It said:\n{Log}");
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, health), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

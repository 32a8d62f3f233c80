using System.Runtime.InteropServices;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Server;

/// <summary>The app in its own process, for tests that kill it. Its address and database stay the same after a restart.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    static readonly string Dotnet = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    readonly HttpClient client = new() { Timeout = HangLimit.Time };
    readonly Dictionary<string, string> environment;
    readonly string health, app, folder;
    ChildProcess child;
    string earlierLog = "";

    ServerProcess(string connectionString, string health, IReadOnlyDictionary<string, string>? settings, string app, Uri? otherAddress,
        string? folder)
    {
        Address = new($"http://127.0.0.1:{FreePort.Next()}/");
        (this.health, this.app, this.folder) = (health, app, folder ?? Path.GetDirectoryName(app)!);
        environment = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = otherAddress is null ? $"{Address}" : $"{Address};{otherAddress}",
            ["ConnectionStrings__Default"] = connectionString,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) environment[name] = value;
        child = StartProcess();
    }

    public Uri Address { get; }

    /// <summary>The output of the server since its first start.</summary>
    public string Log => $"{earlierLog}{child.Output}";

    /// <summary>The memory of the process in bytes.</summary>
    public long Memory => child.Memory;

    /// <param name="connectionString">The database, which outlives the process.</param>
    /// <param name="ct">Cancels waiting.</param>
    /// <param name="health">The path that answers 200 when the server is ready.</param>
    /// <param name="settings">Environment variables, as <c>Limits__SessionsPerHour</c>.</param>
    /// <param name="app">The build; null for the current one.</param>
    /// <param name="otherAddress">Another address at which it is to listen.</param>
    /// <param name="folder">The working folder; null for that of the build.</param>
    public static async Task<ServerProcess> StartAsync(
        string connectionString, CancellationToken ct, string health = "/health/live", IReadOnlyDictionary<string, string>? settings = null,
        string? app = null, Uri? otherAddress = null, string? folder = null)
    {
        var server = new ServerProcess(connectionString, health, settings, app ?? AppBuild.Current, otherAddress, folder);
        try
        {
            await server.WaitUntilHealthyAsync(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the server like <c>kill -9</c>, so that it cannot clean up, and waits until it has ended.</summary>
    public void Kill() => child.Kill();

    /// <summary>Asks the server to stop, as a deployment does, and returns its exit code.</summary>
    /// <exception cref="TimeoutException">The server does not stop.</exception>
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
            throw new TimeoutException($"The server does not stop. Its output:\n{Log}");
        }
    }

    /// <summary>Starts it again after it was killed or stopped.</summary>
    public async Task RestartAsync(CancellationToken ct)
    {
        child.Dispose();
        earlierLog = Log;
        child = StartProcess();
        await WaitUntilHealthyAsync(ct);
    }

    public ValueTask DisposeAsync()
    {
        child.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    ChildProcess StartProcess() => ChildProcess.Start(Dotnet, [app], environment, folder);

    Task WaitUntilHealthyAsync(CancellationToken ct) =>
        Wait.UntilAsync(() => IsHealthyAsync(ct), () => $"The server did not answer {health}. Its output:\n{Log}", ct);

    async Task<bool> IsHealthyAsync(CancellationToken ct)
    {
        if (child.HasExited) throw new InvalidOperationException($"The server ended with {child.ExitCode}. Its output:\n{Log}");
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

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Servers;

/// <summary>A server this run started, or one that was there already. What we started ends with us.</summary>
sealed class Server : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    readonly Process? process;
    readonly ProcessLifetime? leash;
    readonly StringBuilder said = new();
    readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    Server(Process? process)
    {
        this.process = process;
        if (process is null) return;
        process.OutputDataReceived += (_, line) => Heed(line.Data);
        process.ErrorDataReceived += (_, line) => Heed(line.Data);
        process.Start();
        leash = ProcessLifetime.Tie(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Http { get; private set; } = null!;

    /// <summary>What it has used up to now; nothing is known of a server that is not ours.</summary>
    public ProcessUsage? ProcessUsage => process is null ? null : Servers.ProcessUsage.Of(process);

    public static Server At(Uri address) => new(null) { Http = ClientOf(address) };

    /// <exception cref="LoadException">It did not begin to listen.</exception>
    public static async Task<Server> StartAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Dotnet, [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var server = new Server(new() { StartInfo = start });
        try
        {
            server.Http = ClientOf(await server.listening.Task.WaitAsync(Patience, ct));
            return server;
        }
        catch (TimeoutException)
        {
            await server.DisposeAsync();
            throw new LoadException($"{Path.GetFileName(program)} did not begin to listen. It said:\n{server.said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (process is null) return;
        // One of ours goes when its input ends; the app is ended.
        process.StandardInput.Close();
        if (!process.StartInfo.ArgumentList.Contains("serve")) process.Kill();
        await process.WaitForExitAsync();
        leash!.Dispose();
        process.Dispose();
    }

    /// <summary>What it says after it listens goes nowhere: a refusal reaches the driver as an answer.</summary>
    void Heed(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line is null || listening.Task.IsCompleted) return;
        lock (said) said.AppendLine(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at) listening.TrySetResult(new(line[(at + Listening.Length)..]));
    }

    static HttpClient ClientOf(Uri address) => new(new SocketsHttpHandler { UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10) })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromMinutes(2),
    };
}

using System.Net.Sockets;

namespace PlanningPoker.E2E.Processes;

/// <summary>A Redis of the tests' own on a free port, which keeps nothing on disk. It does not outlive the tests.</summary>
sealed class RedisServer : IAsyncDisposable
{
    static readonly Lazy<Task<string>> Program = new(FindAsync);

    readonly string program;
    readonly string[] options;
    readonly int port = FreePort.Next();
    ChildProcess? child;

    RedisServer(string program, string[] options) => (this.program, this.options) = (program, options);

    /// <summary>Its connection string, whether or not it runs.</summary>
    public string ConnectionString => $"127.0.0.1:{port}";

    /// <summary>Starts a server. Skips the test where Redis can neither be found nor installed.</summary>
    public static async Task<RedisServer> StartAsync(CancellationToken ct, params string[] options)
    {
        var server = await CreateAsync(options);
        await server.StartAgainAsync(ct);
        return server;
    }

    /// <summary>A server that does not run yet.</summary>
    public static async Task<RedisServer> CreateAsync(params string[] options) => new(await ProgramOrSkipAsync(), options);

    /// <summary>Starts it, for the first time or after it was killed.</summary>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        child?.Dispose();
        child = ChildProcess.Start(program,
            ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", .. options], directory: Path.GetTempPath());
        await Wait.UntilAsync(() => IsReadyAsync(ct), () => $"Redis does not answer: {child.Output}", ct);
    }

    /// <summary>Kills the server like <c>kill -9</c>.</summary>
    public void Kill() => child!.Kill();

    /// <summary>Stops it in the middle of everything: its connections stay open, and nothing is answered.</summary>
    public void Freeze() => _ = ChildProcess.SendSignal(child!.Id, ChildProcess.Sigstop);

    /// <summary>Lets it go on.</summary>
    public void Thaw() => _ = ChildProcess.SendSignal(child!.Id, ChildProcess.Sigcont);

    public ValueTask DisposeAsync()
    {
        child?.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        if (child!.HasExited) throw new InvalidOperationException($"Redis ended with {child.ExitCode}: {child.Output}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static async Task<string> ProgramOrSkipAsync()
    {
        try
        {
            return await Program.Value;
        }
        catch (CommandException e)
        {
            Assert.Skip($"This needs Redis, and it cannot be installed here: {e.Message}");
            throw;
        }
    }

    static async Task<string> FindAsync()
    {
        if (ProgramPath.Find("redis-server", "valkey-server") is { } installed) return installed;
        await Debian.InstallAsync("redis-server");
        return ProgramPath.Find("redis-server") ?? throw new CommandException("not found after it was installed", "");
    }
}

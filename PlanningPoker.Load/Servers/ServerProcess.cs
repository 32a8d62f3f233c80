using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace PlanningPoker.Load.Servers;

/// <summary>A .NET server as a child process. It ends with the driver, however the driver ends.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Long, because a start takes about a second, but many times as long on a busy machine.</summary>
    static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    readonly Process process;
    readonly ProcessLifetime lifetime;
    readonly ShutdownMode shutdown;
    readonly StringBuilder output = new();
    readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServerProcess(ProcessStartInfo start, ShutdownMode shutdown)
    {
        this.shutdown = shutdown;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => ReadOutput(line.Data);
        process.ErrorDataReceived += (_, line) => ReadOutput(line.Data);
        process.Start();
        lifetime = ProcessLifetime.EndWithDriver(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static ServerProcess Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, ShutdownMode shutdown)
    {
        var start = new ProcessStartInfo(Dotnet, [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(start, shutdown);
    }

    /// <returns>The address that the server listens on.</returns>
    /// <exception cref="LoadException">The server did not start in time.</exception>
    public async Task<Uri> WaitUntilListeningAsync(CancellationToken ct)
    {
        try
        {
            return await address.Task.WaitAsync(StartTimeout, ct);
        }
        catch (TimeoutException)
        {
            var program = Path.GetFileName(process.StartInfo.ArgumentList[0]);
            lock (output) throw new LoadException($"{program} did not start within {StartTimeout.TotalSeconds:0} s. Its output:\n{output}");
        }
    }

    public ProcessUsage ReadUsage() => ProcessUsage.Read(process);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (shutdown == ShutdownMode.Kill) process.Kill();
        await process.WaitForExitAsync();
        lifetime.Dispose();
        process.Dispose();
    }

    /// <summary>Keeps the output until the server listens. Later errors reach the driver as HTTP answers.</summary>
    void ReadOutput(string? line)
    {
        const string Listening = "Now listening on: ";
        if (line is null || address.Task.IsCompleted) return;
        lock (output) output.AppendLine(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0) address.TrySetResult(new(line[(at + Listening.Length)..]));
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PlanningPoker.E2E.Processes;

/// <summary>A process that this test run started. It does not outlive the run.</summary>
sealed class ChildProcess : IDisposable
{
    readonly Process process;
    readonly ProcessLifetime lifetime;

    ChildProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => Output.Add(line.Data);
        process.Start();
        lifetime = ProcessLifetime.Bind(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Output Output { get; } = new();

    public bool HasExited => process.HasExited;

    /// <summary>The bytes of memory it holds.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public int ExitCode => process.ExitCode;

    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? directory = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = directory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new(new Process { StartInfo = start });
    }

    public Task WaitForExitAsync(CancellationToken ct) => process.WaitForExitAsync(ct);

    /// <summary>Asks it to leave (SIGTERM). Windows knows no such request: there it is ended.</summary>
    public void Terminate()
    {
        if (OperatingSystem.IsWindows()) Kill();
        else if (!process.HasExited) _ = SendSignal(process.Id, Sigterm);
    }

    /// <summary>Ends it and what it started, as <c>kill -9</c> does; returns when it is gone.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        // With a limit it waits for the process alone, and not for orphans of it that may hold its output open.
        process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    public void Dispose()
    {
        Kill();
        lifetime.Dispose();
        process.Dispose();
    }

    const int Sigterm = 15;

    /// <summary>Linux's numbers.</summary>
    public const int Sigcont = 18, Sigstop = 19;

    /// <param name="processId">A process, or the negative of a process group.</param>
    /// <param name="signal">Its number.</param>
    /// <returns>0, unless there is nobody to signal.</returns>
    [DllImport("libc", EntryPoint = "kill")]
    public static extern int SendSignal(int processId, int signal);
}

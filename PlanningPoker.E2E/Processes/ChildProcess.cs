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

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>The memory of the process in bytes.</summary>
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

    /// <summary>Asks the process to stop (SIGTERM). On Windows, which has no such signal, it is killed.</summary>
    public void Terminate()
    {
        if (OperatingSystem.IsWindows()) Kill();
        else if (!process.HasExited) _ = SendSignal(process.Id, Sigterm);
    }

    /// <summary>Kills the process and its children, like <c>kill -9</c>, and waits until it has ended.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        // With a timeout this waits only for the process, and not for its orphans, which may keep its output open.
        process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    public void Dispose()
    {
        Kill();
        lifetime.Dispose();
        process.Dispose();
    }

    const int Sigterm = 15;

    /// <summary>The numbers of the signals on Linux.</summary>
    public const int Sigcont = 18, Sigstop = 19;

    /// <param name="processId">A process, or the negative of a process group.</param>
    /// <param name="signal">The number of the signal.</param>
    /// <returns>0 on success.</returns>
    [DllImport("libc", EntryPoint = "kill")]
    public static extern int SendSignal(int processId, int signal);
}

using System.Diagnostics;

namespace PlanningPoker.E2E.Processes;

/// <summary>
/// Ends a process when this one has ended, however that happened: a shell waits at a pipe, which the system closes when the test
/// host dies. (PR_SET_PDEATHSIG would not do: it follows the thread that started the child, and pool threads come and go.)
/// Windows has no such shell; there a killed test host leaves its children behind.
/// </summary>
sealed class ProcessLifetime : IDisposable
{
    readonly Process? shell;

    ProcessLifetime(Process? shell) => this.shell = shell;

    public static ProcessLifetime Bind(int processId)
    {
        if (OperatingSystem.IsWindows()) return new(null);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "read -r released || kill -9 \"$1\"", "lifetime", $"{processId}"])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        return new(Process.Start(start));
    }

    /// <summary>Only after the process has ended: its id may be someone else's by now.</summary>
    public void Dispose()
    {
        if (shell is null) return;
        shell.StandardInput.WriteLine("released");
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}

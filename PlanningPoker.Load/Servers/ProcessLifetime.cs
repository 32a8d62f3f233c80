using System.Diagnostics;

namespace PlanningPoker.Load.Servers;

/// <summary>Ends a process when this one is gone, however it went: a shell waits at a pipe, which the system closes then.</summary>
sealed class ProcessLifetime : IDisposable
{
    readonly Process? shell;

    ProcessLifetime(Process? shell) => this.shell = shell;

    public static ProcessLifetime Tie(int processId)
    {
        if (OperatingSystem.IsWindows()) return new(null);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "read -r untied || kill -9 \"$1\"", "leash", $"{processId}"]) { RedirectStandardInput = true };
        return new(Process.Start(start));
    }

    /// <summary>Only after the process has ended: its id may be someone else's by now.</summary>
    public void Dispose()
    {
        if (shell is null) return;
        shell.StandardInput.WriteLine("untied");
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}

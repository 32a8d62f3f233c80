using System.Diagnostics;

namespace PlanningPoker.Load.Servers;

/// <summary>
/// Kills a child process when the driver ends, even by a crash or a kill: a shell waits on a pipe from the driver, and the system closes
/// the pipe together with the driver. Does nothing on Windows, which has no such shell.
/// </summary>
sealed class ProcessLifetime : IDisposable
{
    readonly Process? shell;

    ProcessLifetime(Process? shell) => this.shell = shell;

    public static ProcessLifetime EndWithDriver(int processId)
    {
        if (OperatingSystem.IsWindows()) return new(null);
        const string Script = "read -r released || kill -9 \"$1\"";
        return new(Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "process-lifetime", $"{processId}"])
        {
            RedirectStandardInput = true,
        }));
    }

    /// <summary>
    /// Ends the shell without a kill. Call it after the process has ended: its id may belong to another process by now.
    /// </summary>
    public void Dispose()
    {
        if (shell is null) return;
        shell.StandardInput.WriteLine("released");
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}

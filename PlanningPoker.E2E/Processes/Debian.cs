namespace PlanningPoker.E2E.Processes;

/// <summary>Installs packages of Debian or Ubuntu, where this user may do so without a password.</summary>
static class Debian
{
    static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(10);
    static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>apt asks no questions, and in run level 1 (repairs) an installed server is not started.</summary>
    static readonly Dictionary<string, string> Unattended = new() { ["DEBIAN_FRONTEND"] = "noninteractive", ["RUNLEVEL"] = "1" };

    /// <exception cref="CommandException">The packages cannot be installed here.</exception>
    public static async Task InstallAsync(params string[] packages)
    {
        if (ProgramPath.Find("apt-get") is null) throw new CommandException("no apt-get here", "");
        await OneAtATime.WaitAsync();
        try
        {
            await UpdateAsync();
            await AptGetAsync(["install", "-y", "--no-install-recommends", .. packages]);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>Retries while another process updates: apt waits for the lock of an installation, but not for that of an update.</summary>
    static async Task UpdateAsync()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await AptGetAsync(["update"]);
                return;
            }
            catch (CommandException e) when (tries < 30 && e.Output.Contains("lists/lock", StringComparison.Ordinal))
            {
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
        }
    }

    static Task AptGetAsync(string[] arguments)
    {
        string[] command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", .. arguments];
        return Environment.IsPrivilegedProcess
            ? Command.RunAsync(command[0], command[1..], InstallTimeout, Unattended)
            : Command.RunAsync("sudo", ["-n", "env", .. Unattended.Select(each => $"{each.Key}={each.Value}"), .. command], InstallTimeout);
    }
}

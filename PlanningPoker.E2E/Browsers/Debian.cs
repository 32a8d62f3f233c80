using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>Debian's packages (and Ubuntu's), where this user may install them without being asked for a password.</summary>
static class Debian
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>No questions; and in the run level for repairs a server that is installed is not started.</summary>
    static readonly Dictionary<string, string> Quietly = new() { ["DEBIAN_FRONTEND"] = "noninteractive", ["RUNLEVEL"] = "1" };

    /// <exception cref="CommandException">They cannot be had here.</exception>
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

    /// <summary>
    /// apt waits for the lock of an install that is under way, but not for that of an update: another test run may be at it.
    /// </summary>
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
            ? Command.RunAsync(command[0], command[1..], Limit, Quietly)
            : Command.RunAsync("sudo", ["-n", "env", .. Quietly.Select(each => $"{each.Key}={each.Value}"), .. command], Limit);
    }
}

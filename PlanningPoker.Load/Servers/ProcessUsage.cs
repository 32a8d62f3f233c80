using System.Diagnostics;
using System.Globalization;

namespace PlanningPoker.Load.Servers;

/// <summary>What a process has used: its own processor time, which does not grow while others have the processor, and its memory.</summary>
/// <param name="Cpu">User and system time since its start.</param>
/// <param name="PrivateBytes">Resident memory that is its alone (RssAnon on Linux).</param>
/// <param name="ResidentBytes">Resident memory.</param>
sealed record ProcessUsage(TimeSpan Cpu, long PrivateBytes, long ResidentBytes)
{
    public static ProcessUsage Of(Process process)
    {
        process.Refresh();
        return new(process.TotalProcessorTime, OwnMemory(process), process.WorkingSet64);
    }

    public static ProcessUsage OfMyself()
    {
        using var me = Process.GetCurrentProcess();
        return Of(me);
    }

    static long OwnMemory(Process process)
    {
        var status = $"/proc/{process.Id}/status";
        if (!File.Exists(status)) return process.PrivateMemorySize64;
        var line = File.ReadLines(status).First(each => each.StartsWith("RssAnon:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture);
    }
}

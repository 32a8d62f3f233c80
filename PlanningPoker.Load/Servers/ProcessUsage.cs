using System.Diagnostics;
using System.Globalization;

namespace PlanningPoker.Load.Servers;

/// <summary>What a process has used since its start. Time in which other processes had the processor does not count.</summary>
/// <param name="Cpu">Processor time, user and system.</param>
/// <param name="PrivateBytes">Resident memory that no other process shares (RssAnon on Linux).</param>
/// <param name="ResidentBytes">Resident memory.</param>
sealed record ProcessUsage(TimeSpan Cpu, long PrivateBytes, long ResidentBytes)
{
    public static ProcessUsage Read(Process process)
    {
        process.Refresh();
        return new(process.TotalProcessorTime, ReadPrivateBytes(process), process.WorkingSet64);
    }

    public static ProcessUsage ReadCurrent()
    {
        using var current = Process.GetCurrentProcess();
        return Read(current);
    }

    static long ReadPrivateBytes(Process process)
    {
        var status = $"/proc/{process.Id}/status";
        if (!File.Exists(status)) return process.PrivateMemorySize64;
        var line = File.ReadLines(status).First(each => each.StartsWith("RssAnon:", StringComparison.Ordinal));
        var kilobytes = line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0]));
        return 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture);
    }
}

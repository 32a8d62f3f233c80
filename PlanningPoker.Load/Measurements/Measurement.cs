using System.Diagnostics;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>What one stretch of play came to.</summary>
sealed record Measurement
{
    public required int Actions { get; init; }

    /// <summary>Frames with a version that listeners got; a table that stands for several counts once.</summary>
    public required int Deliveries { get; init; }

    public required int Repeated { get; init; }
    public required int Skipped { get; init; }
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The server's processor time; null for a server that is not ours.</summary>
    public required TimeSpan? Cpu { get; init; }

    public required TimeSpan DriverCpu { get; init; }

    /// <summary>From when an action was due until it was answered, until a listener had it, until all had it.</summary>
    public required Percentiles Answered { get; init; }
    public required Percentiles Delivered { get; init; }
    public required Percentiles SeenByAll { get; init; }

    public double? CpuPerDelivery => Cpu?.TotalMicroseconds / Deliveries;

    public static Measurement Of(IReadOnlyCollection<SimulatedSession> teams, TimeSpan elapsed, TimeSpan? cpu, TimeSpan driverCpu)
    {
        List<double> answered = [], delivered = [], seenByAll = [];
        foreach (var team in teams)
        {
            answered.AddRange(team.CompletedActions.Select(deed => Between(deed.Due, deed.Answered)));
            var times = team.Listeners.Select(ear => TimesOf(team.CompletedActions, ear)).ToList();
            delivered.AddRange(times.SelectMany(each => each));
            if (times.Count > 0) seenByAll.AddRange(Enumerable.Range(0, team.CompletedActions.Count).Select(deed => times.Max(each => each[deed])));
        }
        var ears = teams.SelectMany(team => team.Listeners).ToList();
        return new()
        {
            Actions = answered.Count,
            Deliveries = ears.Sum(ear => ear.Frames.Count + ear.Repeated),
            Repeated = ears.Sum(ear => ear.Repeated),
            Skipped = ears.Sum(ear => ear.Gaps),
            Elapsed = elapsed,
            Cpu = cpu,
            DriverCpu = driverCpu,
            Answered = Percentiles.Of(answered),
            Delivered = Percentiles.Of(delivered),
            SeenByAll = Percentiles.Of(seenByAll),
        };
    }

    /// <summary>A deed is seen with the first frame at its version or beyond; both come in order.</summary>
    static List<double> TimesOf(IReadOnlyList<CompletedAction> deeds, Listener ear)
    {
        var (times, at) = (new List<double>(deeds.Count), 0);
        foreach (var deed in deeds)
        {
            while (ear.Frames[at].Version < deed.Version) at++;
            times.Add(Between(deed.Due, ear.Frames[at].ReceivedAt));
        }
        return times;
    }

    static double Between(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;
}

using System.Diagnostics;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Measurements;

/// <summary>The results of one measured workload.</summary>
sealed record Measurement
{
    public required int Actions { get; init; }

    /// <summary>How many frames with a version the listeners received. A snapshot counts once, however many changes it brings.</summary>
    public required int Deliveries { get; init; }

    /// <summary>How many of the deliveries had already arrived before.</summary>
    public required int Repeated { get; init; }

    /// <summary>How often a listener missed changes without getting a snapshot instead.</summary>
    public required int Gaps { get; init; }

    /// <summary>How many of the deliveries were snapshots of the whole state.</summary>
    public required int Snapshots { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>The server's processor time; null for a server that the driver did not start.</summary>
    public required TimeSpan? ServerCpu { get; init; }

    public required TimeSpan DriverCpu { get; init; }

    /// <summary>From when an action was due until its answer arrived.</summary>
    public required Percentiles Answered { get; init; }

    /// <summary>From when an action was due until one listener had received it.</summary>
    public required Percentiles Delivered { get; init; }

    /// <summary>From when an action was due until the last listener of its session had received it.</summary>
    public required Percentiles SeenByAll { get; init; }

    /// <summary>The server's processor time for each delivery, in microseconds.</summary>
    public double? ServerCpuPerDelivery => ServerCpu?.TotalMicroseconds / Deliveries;

    public double DriverCpuPerDelivery => DriverCpu.TotalMicroseconds / Deliveries;

    public static Measurement Calculate(
        IReadOnlyCollection<SimulatedSession> sessions, TimeSpan elapsed, TimeSpan? serverCpu, TimeSpan driverCpu)
    {
        List<double> answered = [], delivered = [], seenByAll = [];
        foreach (var session in sessions)
        {
            var actions = session.CompletedActions;
            answered.AddRange(actions.Select(action => MillisecondsBetween(action.Due, action.Answered)));
            var times = session.Listeners.Select(listener => DeliveryTimes(actions, listener)).ToList();
            delivered.AddRange(times.SelectMany(each => each));
            if (times.Count > 0) seenByAll.AddRange(Enumerable.Range(0, actions.Count).Select(action => times.Max(each => each[action])));
        }
        var listeners = sessions.SelectMany(session => session.Listeners).ToList();
        return new()
        {
            Actions = answered.Count,
            Deliveries = listeners.Sum(listener => listener.Frames.Count + listener.Repeated),
            Repeated = listeners.Sum(listener => listener.Repeated),
            Gaps = listeners.Sum(listener => listener.Gaps),
            Snapshots = listeners.Sum(listener => listener.Snapshots),
            Elapsed = elapsed,
            ServerCpu = serverCpu,
            DriverCpu = driverCpu,
            Answered = Percentiles.Calculate(answered),
            Delivered = Percentiles.Calculate(delivered),
            SeenByAll = Percentiles.Calculate(seenByAll),
        };
    }

    /// <summary>
    /// The delivery time of each action, in milliseconds. An action has arrived with the first frame of its version or a later one. Both
    /// lists are in version order, so one pass is enough.
    /// </summary>
    static List<double> DeliveryTimes(IReadOnlyList<CompletedAction> actions, Listener listener)
    {
        var (times, index) = (new List<double>(actions.Count), 0);
        foreach (var action in actions)
        {
            while (listener.Frames[index].Version < action.Version) index++;
            times.Add(MillisecondsBetween(action.Due, listener.Frames[index].ReceivedAt));
        }
        return times;
    }

    static double MillisecondsBetween(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;
}

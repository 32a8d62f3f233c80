using System.Diagnostics;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>A server and the sessions that put load on it. It can be measured any number of times.</summary>
sealed class Target(string name, Server server, IReadOnlyList<SimulatedSession> sessions) : IAsyncDisposable
{
    /// <summary>How many sessions are set up at the same time.</summary>
    const int SetupBatchSize = 20;

    /// <summary>The name in reports.</summary>
    public string Name => name;

    /// <summary>Creates all sessions and connects all players.</summary>
    public async Task ConnectAsync(CancellationToken ct)
    {
        foreach (var batch in sessions.Chunk(SetupBatchSize))
        {
            await Task.WhenAll(batch.Select(session => session.CreateAsync(ct)));
            await Task.WhenAll(batch.Select(session => session.ConnectAllAsync(ct)));
        }
    }

    /// <summary>Runs a workload and measures it from its first action until every listener has received the last one.</summary>
    public async Task<Measurement> MeasureAsync(Workload workload, CancellationToken ct)
    {
        foreach (var session in sessions) session.ClearMeasurements();
        var start = Stopwatch.GetTimestamp();
        var (serverBefore, driverBefore) = (server.ReadUsage(), ProcessUsage.ReadCurrent());
        await workload(sessions, ct);
        foreach (var session in sessions) await session.WaitForDeliveryAsync(ct);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var (serverAfter, driverAfter) = (server.ReadUsage(), ProcessUsage.ReadCurrent());
        return Measurement.Calculate(sessions, elapsed, serverAfter?.Cpu - serverBefore?.Cpu, driverAfter.Cpu - driverBefore.Cpu);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in sessions) await session.DisposeAsync();
    }
}

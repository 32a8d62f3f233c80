using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>One server with its teams, ready to be measured as often as one likes.</summary>
sealed class Target(string name, Server server, IReadOnlyList<SimulatedSession> teams) : IAsyncDisposable
{
    public string Name => name;
    public IReadOnlyList<SimulatedSession> Teams => teams;

    /// <summary>Takes all seats and opens all links.</summary>
    public async Task SetUpAsync(CancellationToken ct)
    {
        foreach (var chunk in teams.Chunk(20))
        {
            await Task.WhenAll(chunk.Select(team => team.CreateAsync(ct)));
            await Task.WhenAll(chunk.Select(team => team.ConnectAllAsync(ct)));
        }
    }

    /// <summary>Measures one stretch of play, from its first action until everyone has heard of the last.</summary>
    public async Task<Measurement> MeasureAsync(Func<IReadOnlyList<SimulatedSession>, CancellationToken, Task> play, CancellationToken ct)
    {
        foreach (var team in teams) team.ClearMeasurements();
        var (start, before, mine) = (System.Diagnostics.Stopwatch.GetTimestamp(), server.ReadUsage(), ProcessUsage.ReadCurrent());
        await play(teams, ct);
        foreach (var team in teams) await team.WaitForDeliveryAsync(ct);
        return Measurement.Of(teams, System.Diagnostics.Stopwatch.GetElapsedTime(start), server.ReadUsage()?.Cpu - before?.Cpu, ProcessUsage.ReadCurrent().Cpu - mine.Cpu);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var team in teams) await team.DisposeAsync();
    }
}

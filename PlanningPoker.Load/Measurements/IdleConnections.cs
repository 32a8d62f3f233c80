using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>Keeps connections open on one server without acting, and measures what they cost.</summary>
/// <param name="server">The server; the driver must have started it, or nothing can be measured.</param>
sealed class IdleConnections(Server server) : IAsyncDisposable
{
    public const int PlayersPerSession = 10;

    /// <summary>How many sessions are set up at the same time.</summary>
    const int SetupBatchSize = 10;

    /// <summary>Enough for the server to collect the garbage of opening connections.</summary>
    static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(20);

    readonly List<SimulatedSession> sessions = [];

    /// <summary>Opens a few connections, then more up to many, and compares the memory at both points.</summary>
    /// <param name="createSession">Creates a session with <see cref="PlayersPerSession"/> players.</param>
    /// <param name="few">The connections before the first reading.</param>
    /// <param name="many">The connections before the second reading.</param>
    /// <param name="ct">Cancels opening and waiting.</param>
    public async Task<MemorySlope> MeasureMemoryAsync(Func<SimulatedSession> createSession, int few, int many, CancellationToken ct)
    {
        await OpenAsync(createSession, few, ct);
        var before = ReadUsage();
        await OpenAsync(createSession, many - few, ct);
        var after = ReadUsage();
        return new(few, many, before, after);
    }

    public async Task OpenAsync(Func<SimulatedSession> createSession, int connections, CancellationToken ct)
    {
        var added = Enumerable.Range(0, connections / PlayersPerSession).Select(_ => createSession());
        foreach (var batch in added.Chunk(SetupBatchSize))
        {
            sessions.AddRange(batch);
            await Task.WhenAll(batch.Select(session => session.CreateAsync(ct)));
            await Task.WhenAll(batch.Select(session => session.ConnectAllAsync(ct)));
        }
        await Task.Delay(SettlingTime, ct);
    }

    /// <returns>The processor time that the server used during this time, in percent of one core.</returns>
    public async Task<double> MeasureCpuAsync(TimeSpan duration, CancellationToken ct)
    {
        var before = ReadUsage().Cpu;
        await Task.Delay(duration, ct);
        return 100 * (ReadUsage().Cpu - before) / duration;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in sessions) await session.DisposeAsync();
    }

    ProcessUsage ReadUsage() =>
        server.ReadUsage() ?? throw new LoadException("The usage of a server that the driver did not start (--url) is unknown.");
}

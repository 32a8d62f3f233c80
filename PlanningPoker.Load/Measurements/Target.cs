using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Servers;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

/// <summary>One server with its teams, ready to be measured as often as one likes.</summary>
sealed class Contestant(string name, Server server, IReadOnlyList<Team> teams) : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => name;
    public IReadOnlyList<Team> Teams => teams;

    /// <summary>Takes all seats and opens all links.</summary>
    public async Task SetUpAsync(CancellationToken ct)
    {
        foreach (var chunk in teams.Chunk(20))
        {
            await Task.WhenAll(chunk.Select(team => team.SitDownAsync(ct)));
            await Task.WhenAll(chunk.Select(team => team.ListenAllAsync(ct)));
        }
    }

    /// <summary>Measures one stretch of play, from its first action until everyone has heard of the last.</summary>
    public async Task<Result> MeasureAsync(Func<IReadOnlyList<Team>, CancellationToken, Task> play, CancellationToken ct)
    {
        foreach (var team in teams) team.Forget();
        var (start, before, mine) = (System.Diagnostics.Stopwatch.GetTimestamp(), server.Usage, Usage.OfMyself());
        await play(teams, ct);
        foreach (var team in teams) await team.HeardAllAsync(Patience, ct);
        return Result.Of(teams, System.Diagnostics.Stopwatch.GetElapsedTime(start), server.Usage?.Cpu - before?.Cpu, Usage.OfMyself().Cpu - mine.Cpu);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var team in teams) await team.DisposeAsync();
    }
}

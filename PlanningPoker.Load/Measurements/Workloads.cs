using System.Diagnostics;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

/// <summary>How teams play.</summary>
static class Playing
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>All teams at once, each as fast as it is answered.</summary>
    public static Task AtFullSpeedAsync(IReadOnlyList<Team> teams, int rounds, CancellationToken ct) =>
        Task.WhenAll(teams.Select(async team =>
        {
            for (var move = 0; move < rounds * Move.InRound(team.Players); move++) await team.MoveAsync(Stopwatch.GetTimestamp(), ct);
        }));

    /// <summary>Each action when all have seen the one before.</summary>
    public static async Task OneByOneAsync(Team team, int actions, CancellationToken ct)
    {
        for (var i = 0; i < actions; i++)
        {
            await team.MoveAsync(Stopwatch.GetTimestamp(), ct);
            await team.HeardAllAsync(Patience, ct);
        }
    }

    /// <summary>
    /// So many actions a second, over all teams in turn, whether or not the server keeps up: one that waits for the one before it
    /// has its waiting counted.
    /// </summary>
    public static async Task AtRateAsync(IReadOnlyList<Team> teams, double perSecond, int actions, CancellationToken ct)
    {
        var queues = teams.Select(team => (Team: team, Last: Task.CompletedTask)).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < actions; i++)
        {
            var due = start + (long)(i / perSecond * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { TotalMilliseconds: >= 1 } early) await Task.Delay(early, ct);
            ref var queue = ref queues[i % queues.Length];
            queue.Last = MoveAfterAsync(queue.Last, queue.Team, due, ct);
        }
        await Task.WhenAll(queues.Select(queue => queue.Last));
    }

    static async Task MoveAfterAsync(Task before, Team team, long due, CancellationToken ct)
    {
        await before;
        await team.MoveAsync(due, ct);
    }
}

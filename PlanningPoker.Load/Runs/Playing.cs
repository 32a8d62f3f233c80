using System.Diagnostics;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

/// <summary>How teams play.</summary>
static class Playing
{
    /// <summary>All teams at once, each as fast as it is answered.</summary>
    public static Task AtFullSpeedAsync(IReadOnlyList<Team> teams, int rounds, CancellationToken ct) =>
        Task.WhenAll(teams.Select(async team =>
        {
            foreach (var move in Move.Rounds(team.Players, rounds)) await team.DoAsync(move, Stopwatch.GetTimestamp(), ct);
        }));

    /// <summary>
    /// So many actions a second, over all teams in turn, whether or not the server keeps up: one that waits for the one before it
    /// has its waiting counted.
    /// </summary>
    public static async Task AtRateAsync(IReadOnlyList<Team> teams, double perSecond, int actions, CancellationToken ct)
    {
        var queues = teams.Select(team => (Team: team, Moves: Move.WithoutEnd(team.Players).GetEnumerator(), Last: Task.CompletedTask)).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < actions; i++)
        {
            var due = start + (long)(i / perSecond * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { TotalMilliseconds: >= 1 } early) await Task.Delay(early, ct);
            ref var queue = ref queues[i % queues.Length];
            queue.Moves.MoveNext();
            queue.Last = DoAfterAsync(queue.Last, queue.Team, queue.Moves.Current, due, ct);
        }
        await Task.WhenAll(queues.Select(queue => queue.Last));
    }

    static async Task DoAfterAsync(Task before, Team team, Move move, long due, CancellationToken ct)
    {
        await before;
        await team.DoAsync(move, due, ct);
    }
}

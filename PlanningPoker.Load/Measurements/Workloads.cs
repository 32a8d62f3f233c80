using System.Diagnostics;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Measurements;

/// <summary>How teams play.</summary>
static class Workloads
{
    /// <summary>All teams at once, each as fast as it is answered.</summary>
    public static Task AtFullSpeedAsync(IReadOnlyList<SimulatedSession> teams, int rounds, CancellationToken ct) =>
        Task.WhenAll(teams.Select(async team =>
        {
            for (var move = 0; move < rounds * PlayerAction.CountPerRound(team.Players); move++) await team.SendNextActionAsync(Stopwatch.GetTimestamp(), ct);
        }));

    /// <summary>Each action when all have seen the one before.</summary>
    public static async Task OneByOneAsync(SimulatedSession team, int actions, CancellationToken ct)
    {
        for (var i = 0; i < actions; i++)
        {
            await team.SendNextActionAsync(Stopwatch.GetTimestamp(), ct);
            await team.WaitForDeliveryAsync(ct);
        }
    }

    /// <summary>
    /// So many actions a second, over all teams in turn, whether or not the server keeps up: one that waits for the one before it
    /// has its waiting counted.
    /// </summary>
    public static async Task AtRateAsync(IReadOnlyList<SimulatedSession> teams, double perSecond, int actions, CancellationToken ct)
    {
        var queues = teams.Select(team => (SimulatedSession: team, Last: Task.CompletedTask)).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < actions; i++)
        {
            var due = start + (long)(i / perSecond * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { TotalMilliseconds: >= 1 } early) await Task.Delay(early, ct);
            ref var queue = ref queues[i % queues.Length];
            queue.Last = MoveAfterAsync(queue.Last, queue.SimulatedSession, due, ct);
        }
        await Task.WhenAll(queues.Select(queue => queue.Last));
    }

    static async Task MoveAfterAsync(Task before, SimulatedSession team, long due, CancellationToken ct)
    {
        await before;
        await team.SendNextActionAsync(due, ct);
    }
}

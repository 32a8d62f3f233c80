using System.Diagnostics;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Measurements;

/// <summary>The workloads to choose from.</summary>
static class Workloads
{
    static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(1);

    /// <summary>All sessions at once; each sends its next action as soon as the one before is answered.</summary>
    public static Workload AtFullSpeed(int rounds) => (sessions, ct) => Task.WhenAll(sessions.Select(async session =>
    {
        var count = rounds * PlayerAction.CountPerRound(session.Players);
        for (var i = 0; i < count; i++) await session.SendNextActionAsync(Stopwatch.GetTimestamp(), ct);
    }));

    /// <summary>
    /// One session; in each round all players vote, evenly spread over a time and without waiting for each other, and then come the reveal
    /// and the reset.
    /// </summary>
    public static Workload Rush(int rounds, TimeSpan votingTime) => async (sessions, ct) =>
    {
        var session = sessions.Single();
        for (var round = 0; round < rounds; round++)
        {
            var (start, votes) = (Stopwatch.GetTimestamp(), new Task[session.Players]);
            for (var i = 0; i < votes.Length; i++)
            {
                var due = start + (long)(votingTime.TotalSeconds * i / votes.Length * Stopwatch.Frequency);
                var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (early >= ShortestDelay) await Task.Delay(early, ct);
                votes[i] = session.SendNextActionAsync(due, ct);
            }
            await Task.WhenAll(votes);
            for (var i = votes.Length; i < PlayerAction.CountPerRound(session.Players); i++)
                await session.SendNextActionAsync(Stopwatch.GetTimestamp(), ct);
            await session.WaitForDeliveryAsync(ct);
        }
    };

    /// <summary>One session; each action is sent when every listener has received the one before.</summary>
    public static Workload OneByOne(int actions) => async (sessions, ct) =>
    {
        var session = sessions.Single();
        for (var i = 0; i < actions; i++)
        {
            await session.SendNextActionAsync(Stopwatch.GetTimestamp(), ct);
            await session.WaitForDeliveryAsync(ct);
        }
    };

    /// <summary>
    /// A fixed rate over all sessions in turn, even if the server falls behind. An action that has to wait for its session's previous one
    /// is timed from when it was due, so the waiting counts.
    /// </summary>
    public static Workload AtRate(double actionsPerSecond, int actions) => async (sessions, ct) =>
    {
        var lastActions = Enumerable.Repeat(Task.CompletedTask, sessions.Count).ToArray();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < actions; i++)
        {
            var due = start + (long)(i / actionsPerSecond * Stopwatch.Frequency);
            var early = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (early >= ShortestDelay) await Task.Delay(early, ct);
            var session = i % sessions.Count;
            lastActions[session] = SendAfterAsync(lastActions[session], sessions[session], due, ct);
        }
        await Task.WhenAll(lastActions);
    };

    static async Task SendAfterAsync(Task previous, SimulatedSession session, long due, CancellationToken ct)
    {
        await previous;
        await session.SendNextActionAsync(due, ct);
    }
}

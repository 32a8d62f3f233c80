using Microsoft.Extensions.DependencyInjection;

namespace PlanningPoker.Tests.Server;

/// <summary>Makes a session as large as it may become, without the thousands of commands that it takes.</summary>
static class LargeSession
{
    /// <summary>Stores as many finished rounds as are allowed, with copies of the votes of the current one.</summary>
    public static async Task FillWithRoundsAsync(ServerSession session, int rounds = PokerSession.MaxRounds)
    {
        var store = session.Server.Services.GetRequiredService<ISessionStore>();
        var before = (await store.FindAsync(session.Id, TestTimeout.Token))!;
        var after = WithRounds(before, rounds) with { Stamp = before.Stamp + 1, Version = before.Version + 1 };
        Assert.True(await store.TrySaveAsync(before, after));
    }

    /// <summary>The session with finished rounds that are like its current one, which is revealed.</summary>
    public static PokerSession WithRounds(PokerSession session, int rounds)
    {
        var (first, revealed) = (session.Round.Number, session.Round with { RevealedAt = session.Round.StartedAt });
        return session with
        {
            FinishedRounds = [.. Enumerable.Range(first, rounds).Select(number => revealed with { Number = number })],
            Round = revealed with { Number = first + rounds },
        };
    }
}

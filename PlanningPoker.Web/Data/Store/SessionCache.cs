using Microsoft.Extensions.Caching.Memory;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Sessions as last committed, as far as this process knows. Whoever reads or writes the database for a session holds its turn until the
/// cache says what came of it: so a slow read never lays an older session over a newer one.
/// </summary>
sealed class SessionCache : IDisposable
{
    // A row is about a kilobyte, as a rule.
    const int MaxRows = 500_000;
    static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    readonly MemoryCache sessions = new(new MemoryCacheOptions { SizeLimit = MaxRows });
    readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<Turn> EnterAsync(SessionCode code, CancellationToken ct = default)
    {
        var turn = turns[(uint)code.GetHashCode() % turns.Length];
        await turn.WaitAsync(ct);
        return new(turn);
    }

    public PokerSession? Find(SessionCode code) => sessions.Get<PokerSession>(code);

    public PokerSession Keep(PokerSession session)
    {
        var rows = 1 + session.Players.Count + session.Stories.Count + session.DeletedStories.Count + session.FinishedRounds.Count;
        return sessions.Set(session.Code, session, new MemoryCacheEntryOptions { Size = rows, SlidingExpiration = Idle });
    }

    public void Forget(SessionCode code) => sessions.Remove(code);

    public void Dispose() => sessions.Dispose();
}

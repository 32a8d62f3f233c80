using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Steps of a test that the store has to take.</summary>
static class StoreSteps
{
    public static async Task<PokerSession> AddAsync(ISessionStore store, DateTimeOffset? at = null)
    {
        var session = SampleSession.Open(at);
        Assert.True(await store.AddAsync(session));
        return session;
    }

    public static async Task<PokerSession> SaveAsync(ISessionStore store, PokerSession session, string player, Command command)
    {
        var next = session.After(player, command);
        Assert.True(await store.TrySaveAsync(session, next));
        return next;
    }
}

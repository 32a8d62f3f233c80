using PlanningPoker.Tests.Fakes;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>The store of the tests behaves as the real ones.</summary>
public sealed class MemorySessionStoreTests : SessionStoreContract
{
    readonly MemorySessionStore store = new();

    protected override ISessionStore Open() => store;
}

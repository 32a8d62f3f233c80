using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Table;

/// <summary>Tests of a team at a table, on the server that all these tests share; each test has its own session.</summary>
public abstract class TableTests(PokerServer server) : BrowserTests
{
    readonly int logStart = server.Log.Length;

    protected PokerServer Server => server;

    protected sealed override Uri Address => server.Address;

    protected sealed override string ServerLog => server.Log.From(logStart);
}

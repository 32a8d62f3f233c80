using System.Collections.Concurrent;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>Tests with Alice as host, Bob as player, and connections that break.</summary>
public abstract class OutboxScenario(PokerServer server) : TableTests(server)
{
    protected const string Connected = "Connected (2 players online)";

    protected async Task<(TablePage Alice, TablePage Bob)> JoinBothAsync()
    {
        Team.PageErrors.Expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectStatusAsync(Connected));
        return (alice, Team["Bob"]);
    }

    /// <summary>Records the requests of all tabs of a player, such as <c>vote value=5&amp;round=1&amp;rev=1</c>.</summary>
    protected static ConcurrentQueue<string> RecordRequests(TablePage table)
    {
        var sent = new ConcurrentQueue<string>();
        table.Page.Context.Request += (_, request) =>
        {
            if (request.Method == "POST" && !request.Url.EndsWith("/beat", StringComparison.Ordinal))
                sent.Enqueue($"{new Uri(request.Url).Segments[^1]} {request.PostData?.Split("&playerId=")[0]}");
        };
        return sent;
    }

    /// <summary>The server handles the first request, and its response is lost.</summary>
    protected static async Task LoseFirstResponseAsync(TablePage table, string address) =>
        await InterceptFirstAsync(table, address, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });

    /// <summary>
    /// Handles the first request to an address in another way. The route is kept afterwards, because a browser whose last route is removed
    /// lets requests through until it has the next route.
    /// </summary>
    protected static async Task InterceptFirstAsync(TablePage table, string address, Func<IRoute, Task> handle)
    {
        var times = 0;
        await table.Page.RouteAsync(address, route => Interlocked.Increment(ref times) == 1 ? handle(route) : route.ContinueAsync());
    }

    /// <summary>Removes the Web Locks API, which browsers do not offer over plain HTTP.</summary>
    protected static async Task RemoveWebLocksAsync(TablePage table)
    {
        await table.Page.Context.AddInitScriptAsync("Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })");
        await table.Page.ReloadAsync();
        await table.ExpectStatusAsync(Connected);
    }

    /// <summary>Every action has its response, so that none is left in the storage.</summary>
    protected static Task ExpectOutboxEmptyAsync(TablePage table) =>
        table.Page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(key => key.includes(' action '))");

    protected static async Task ExpectRevealedVoteAsync(TablePage host, string face)
    {
        await host.ExpectProgressAsync("1 of 2 voted");
        await host.RevealAsync();
        await host.ExpectCardOfAsync("Bob", face);
    }
}

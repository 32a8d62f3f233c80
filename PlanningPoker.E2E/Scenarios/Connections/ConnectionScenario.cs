using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>Tests with Alice as host and Bob as player, whose network a test can change.</summary>
public abstract class ConnectionScenario(PokerServer server) : TableTests(server)
{
    protected const string Connected = "Connected (2 players online)";

    /// <summary>The addresses of the transports.</summary>
    protected const string Stream = "**/live?since=*", Socket = "**/live/ws*", Poll = "**/live/poll*";

    /// <param name="network">Changes the network of Bob's page, which is loaded again after that.</param>
    protected async Task<(TablePage Alice, TablePage Bob)> JoinBothAsync(Func<IPage, Task>? network = null)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        if (network is not null)
        {
            await network(bob.Page);
            await bob.Page.ReloadAsync();
        }
        await Team.EveryoneAsync(table => table.ExpectStatusAsync(Connected));
        return (alice, bob);
    }

    /// <summary>Plays a round in which each player sees what the other does.</summary>
    protected static async Task PlayAsync(TablePage alice, TablePage bob)
    {
        await alice.VoteAsync("3");
        await bob.ExpectProgressAsync("1 of 2 voted");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await bob.ExpectCardOfAsync("Alice", "3");
        await alice.VoteAgainAsync();
        await bob.ExpectProgressAsync("0 of 2 voted");
        await bob.ExpectNoCardAsync();
    }
}

using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>A test with a server of its own, which is killed in the middle and started again.</summary>
public abstract class KilledServerScenario : BrowserTests
{
    readonly TemporaryFolder folder = new();
    ServerProcess? server;

    protected sealed override Uri Address => server!.Address;

    protected sealed override string ServerLog => server!.Log;

    public sealed override async ValueTask InitializeAsync()
    {
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        await base.InitializeAsync();
        Team.PageErrors.Expect("ERR_|Failed to fetch|WebSocket connection");
    }

    public sealed override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Kills the server as <c>kill -9</c> does, and starts it again.</summary>
    protected async Task KillAsync()
    {
        server!.Kill();
        await server.RestartAsync(Ct);
    }

    /// <summary>The same, and every page connects at once.</summary>
    protected async Task KillAndRestartAsync()
    {
        await KillAsync();
        await Team.EveryoneAsync(table => table.RefreshAsync());
    }

    protected Task EveryoneVotesAsync(string face) => Team.EveryoneAsync(async table =>
    {
        await table.VoteAsync(face);
        await table.ExpectSavedAsync(face);
    });

    /// <summary>Posts a form of the table by hand, without waiting for its page to be connected again.</summary>
    protected static async Task<int> PostAsync(TablePage table, string handler, string field, string value)
    {
        var answer = await table.Page.APIRequest.PostAsync($"{table.Page.Url}/{handler}", new()
        {
            Form = table.Page.APIRequest.CreateFormData().Set(field, value),
            MaxRedirects = 0,
        });
        return answer.Status;
    }
}

using System.Net;
using System.Text.Json.Nodes;
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
        // A slow machine may still be recovering the database when the pages are back.
        Team.PageErrors.Expect("ERR_|Failed to fetch|WebSocket connection|503");
    }

    public sealed override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The address of the session in the API.</summary>
    protected static string ApiOf(TablePage table) =>
        table.Invitation.AbsoluteUri.Replace("/s/", "/api/sessions/", StringComparison.Ordinal);

    /// <summary>When the server was killed last.</summary>
    protected DateTimeOffset KilledAt { get; private set; }

    /// <summary>Kills the server as <c>kill -9</c> does, and starts it again.</summary>
    protected async Task KillAsync()
    {
        server!.Kill();
        KilledAt = TimeProvider.System.GetUtcNow();
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

    /// <summary>
    /// Undoes the last change after a restart in the middle of its offer. A slow machine may need all of it for the start.
    /// </summary>
    protected async Task UndoAfterKillAsync(TablePage host)
    {
        var offer = (await SnapshotAsync(host))["undo"]!.AsArray()[^1]!;
        await KillAsync();
        var status = await PostAsync(host, "undo", "undoId", $"{offer["undoId"]}");
        if (status != (int)HttpStatusCode.Conflict) return;
        Assert.SkipUnless(IsBefore(TimeProvider.System.GetUtcNow(), offer["undoUntil"]), "The machine was too slow for the ten seconds.");
        Assert.Fail("The undo was refused in time.");
    }

    /// <summary>What the API tells of the session.</summary>
    protected static async Task<JsonNode> SnapshotAsync(TablePage table) =>
        JsonNode.Parse(await (await table.Page.APIRequest.GetAsync(ApiOf(table))).TextAsync())!;

    /// <param name="time">A time.</param>
    /// <param name="end">A time in a snapshot; null for none.</param>
    protected static bool IsBefore(DateTimeOffset time, JsonNode? end) => end is not null && time < (DateTimeOffset)end;

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

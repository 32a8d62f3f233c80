using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A backup is made of a running server, and restored while clients have more than it.</summary>
public sealed class RestoreTests : BrowserTests
{
    readonly TemporaryFolder folder = new();
    ServerProcess? server;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log;

    string DatabaseFile => new SqliteConnectionStringBuilder(folder.ConnectionString).DataSource;

    string Copy => DatabaseFile + "-copy";

    public override async ValueTask InitializeAsync()
    {
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_page_shows_the_restored_table_by_itself()
    {
        Team.PageErrors.Expect("ERR_|WebSocket connection");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoryAsync("In the backup");
        await alice.ExpectStoriesAsync("In the backup");
        Backup(DatabaseFile, Copy);
        await alice.AddStoryAsync("Lost with the disk");
        await alice.ExpectStoriesAsync("In the backup", "Lost with the disk");

        await RestoreAsync();

        await Expect(alice.Stories).ToHaveCountAsync(1);
        await alice.ExpectStoriesAsync("In the backup");
        await alice.ExpectConnectedAsync();
        await alice.AddStoryAsync("After the restore");
        await alice.ExpectStoriesAsync("In the backup", "After the restore");
    }

    [Fact]
    public async Task Clients_get_the_restored_table_also_at_an_equal_count_of_changes()
    {
        using var host = await ApiClient.StartSessionAsync(Address, "Team", "Hana");
        await host.SendAsync(HttpMethod.Post, "/stories", new { title = "In the backup" }, Ct);
        Backup(DatabaseFile, Copy);
        await host.SendAsync(HttpMethod.Post, "/stories", new { title = "Lost with the disk" }, Ct);
        var (version, epoch, _) = await PollAsync(host, "");

        await RestoreAsync();
        var (fewer, _, behind) = await PollAsync(host, $"&since={version}&epoch={epoch}");
        Assert.True(fewer < version);
        Assert.DoesNotContain("Lost with the disk", Assert.Contains("session:sync", behind), StringComparison.Ordinal);
        await host.SendAsync(HttpMethod.Post, "/stories", new { title = "After the restore" }, Ct);

        var (restored, newEpoch, events) = await PollAsync(host, $"&since={version}&epoch={epoch}");
        Assert.Equal(version, restored);
        Assert.NotEqual(epoch, newEpoch);
        Assert.Contains("After the restore", Assert.Contains("session:sync", events), StringComparison.Ordinal);
        Assert.DoesNotContain("Lost with the disk", events["session:sync"], StringComparison.Ordinal);
        // In the same epoch the version says enough.
        Assert.DoesNotContain("session:sync", (await PollAsync(host, $"&since={version}&epoch={newEpoch}")).Events);
    }

    async Task RestoreAsync()
    {
        Assert.Equal(0, await server!.StopAsync(Ct));
        foreach (var old in (string[])[DatabaseFile, DatabaseFile + "-wal", DatabaseFile + "-shm"]) File.Delete(old);
        File.Move(Copy, DatabaseFile);
        await server.RestartAsync(Ct);
    }

    /// <summary>What <c>sqlite3 planningpoker.db ".backup copy.db"</c> does.</summary>
    static void Backup(string file, string copy)
    {
        using var from = new SqliteConnection($"Data Source={file};Pooling=False");
        using var to = new SqliteConnection($"Data Source={copy};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    static async Task<(long Version, string Epoch, Dictionary<string, string> Events)> PollAsync(ApiClient client, string query)
    {
        var frames = await client.Http.GetFromJsonAsync<JsonElement[]>(
            new Uri($"{client.Invitation.AbsolutePath}/live/poll?wait=0{query}", UriKind.Relative), Ct);
        var events = frames!.ToDictionary(frame => frame.GetProperty("event").GetString()!, frame => frame.GetRawText());
        var hello = frames!.Single(frame => frame.GetProperty("event").GetString() == "live:hello").GetProperty("data");
        return (hello.GetProperty("version").GetInt64(), hello.GetProperty("epoch").GetString()!, events);
    }
}

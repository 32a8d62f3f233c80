using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>A backup is made of a running server, and restored while clients have more than it.</summary>
public sealed class RestoreTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_get_the_restored_table_also_at_an_equal_count_of_changes()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", "Hana");
        await host.SendAsync(HttpMethod.Post, "/stories", new { title = "In the backup" }, Ct);
        var file = new SqliteConnectionStringBuilder(folder.ConnectionString).DataSource;
        Backup(file, file + "-copy");
        await host.SendAsync(HttpMethod.Post, "/stories", new { title = "Lost with the disk" }, Ct);
        var (version, epoch, _) = await PollAsync(host, "");

        Assert.Equal(0, await server.StopAsync(Ct));
        foreach (var old in (string[])[file, file + "-wal", file + "-shm"]) File.Delete(old);
        File.Move(file + "-copy", file);
        await server.RestartAsync(Ct);
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

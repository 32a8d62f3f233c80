using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Data;

/// <summary>Somebody deletes the database file while the server runs.</summary>
public class DeletedDatabaseTests
{
    public static bool CanDeleteOpenFiles => !OperatingSystem.IsWindows();

    [Fact(Skip = "Windows keeps open files", SkipUnless = nameof(CanDeleteOpenFiles))]
    public async Task Health_is_red_at_once_and_new_writes_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(server);
        File.Delete(server.DatabaseFile);

        using var ready = await server.Http.GetAsync("/health/ready", TestTimeout.Token);
        using var vote = await session.SendAsync(HttpMethod.Post, "/vote", session.Host, new { value = "5" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", (string?)(await ready.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["checks"]!["database"]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, vote.StatusCode);
        Assert.NotNull(vote.Headers.RetryAfter);
        Assert.False(File.Exists(server.DatabaseFile));
    }
}

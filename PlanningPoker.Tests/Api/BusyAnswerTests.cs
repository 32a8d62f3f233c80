using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Api;

/// <summary>While another process has locked the database, a command is refused within the page's timeout, and the log says why.</summary>
public sealed class BusyAnswerTests : IAsyncLifetime
{
    readonly TestServer server = new();

    [Fact]
    public async Task A_command_that_the_storage_does_not_take_is_answered_503_and_logged()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        await using (await LockDatabaseAsync())
        {
            var overHttp = session.SendAsync(HttpMethod.Post, "/vote", session.Host, new JsonObject { ["value"] = "5" });
            var overSocket = socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "8" });

            using var response = await overHttp;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
            WebSocketClient.AssertRefused(503, "busy", await overSocket);
        }

        Assert.Equal(2, server.Warnings.Count(warning => warning.Contains("the storage did not answer in time", StringComparison.Ordinal)));
        Assert.Equal(200, (int)(await socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "8" }))["status"]!);
    }

    [Fact]
    public async Task A_form_that_the_storage_does_not_take_is_shown_with_what_was_typed()
    {
        var session = await ServerSession.OpenAsync(server);
        await using (await LockDatabaseAsync())
        {
            using var response = await server.SendAsBrowserAsync(
                HttpMethod.Post, $"/s/{session.Code}/addstory", session.Host, ("id", "s-1"), ("title", "Search"));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));
            var form = page.QuerySelector("form.panel")!;
            Assert.Equal($"s/{session.Code}/addstory", form.GetAttribute("action"));
            Assert.Equal(["Search", "s-1"], form.QuerySelectorAll("input").Select(field => field.GetAttribute("value")));
        }
    }

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Locks the database for writers until the result is disposed, as another process can.</summary>
    async Task<SqliteConnection> LockDatabaseAsync()
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(TestTimeout.Token);
        var other = new SqliteConnection(db.Database.GetConnectionString() + ";Pooling=False");
        await other.OpenAsync(TestTimeout.Token);
        other.BeginTransaction(deferred: false);
        return other;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>Reading the table with <c>since</c>.</summary>
public sealed class LongPollTests(TestServer server)
{
    [Theory]
    [InlineData("?since=99", HttpStatusCode.OK)]
    [InlineData("?since=0", HttpStatusCode.OK)]
    [InlineData("?since=", HttpStatusCode.OK)]
    [InlineData("?since=-1", HttpStatusCode.BadRequest)]
    [InlineData("?since=one", HttpStatusCode.BadRequest)]
    public async Task Another_version_or_none_is_answered_at_once(string query, HttpStatusCode status)
    {
        var table = await ServerSession.OpenAsync(server);
        using var response = await table.SendAsync(HttpMethod.Get, query);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task The_current_version_waits_for_the_next_and_whoever_waits_is_here()
    {
        var table = await ServerSession.OpenAsync(server);
        var waiting = table.SendAsync(HttpMethod.Get, $"?since={await table.VersionAsync()}", table.Host);
        await HereAsync(server, table);
        Assert.False(waiting.IsCompleted);

        await table.RunAsync(table.Host, new Vote("5"));
        using var response = await waiting;
        Assert.Equal(2, (long)(await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!["version"]!);
    }

    [Fact]
    public async Task A_session_that_ends_meanwhile_is_answered_so()
    {
        var table = await ServerSession.OpenAsync(server);
        var waiting = table.SendAsync(HttpMethod.Get, $"?since={await table.VersionAsync()}", table.Host);
        await HereAsync(server, table);
        await table.RunAsync(table.Host, new DeleteSession());
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task After_25_seconds_of_nothing_the_answer_is_empty()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var own = await TestServer.StartAsync(clock);
        var table = await ServerSession.OpenAsync(own);
        var waiting = table.SendAsync(HttpMethod.Get, $"?since={await table.VersionAsync()}", table.Host);
        await HereAsync(own, table);
        clock.Advance(TimeSpan.FromSeconds(26));
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task A_server_that_stops_answers_at_once()
    {
        await using var own = await TestServer.StartAsync();
        var table = await ServerSession.OpenAsync(own);
        var waiting = table.SendAsync(HttpMethod.Get, $"?since={await table.VersionAsync()}", table.Host);
        await HereAsync(own, table);
        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>The poll has arrived: its player is here.</summary>
    static async Task HereAsync(TestServer server, ServerSession table)
    {
        var presence = server.Services.GetRequiredService<IPresence>();
        var deadline = Deadline.Token;
        while (!(await presence.GetPresentAsync(table.Id)).Contains(table.Host.Id))
        {
            deadline.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>Reading the session with <c>since</c>.</summary>
public sealed class LongPollTests(TestServer server)
{
    [Theory]
    [InlineData("?since=99", HttpStatusCode.OK)]
    [InlineData("?since=0", HttpStatusCode.OK)]
    [InlineData("?since=", HttpStatusCode.OK)]
    [InlineData("?since=-1", HttpStatusCode.BadRequest)]
    [InlineData("?since=one", HttpStatusCode.BadRequest)]
    public async Task A_poll_with_another_version_or_none_is_answered_at_once(string query, HttpStatusCode status)
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await session.SendAsync(HttpMethod.Get, query);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_poll_with_the_current_version_waits_for_the_next_and_counts_as_presence()
    {
        var session = await ServerSession.OpenAsync(server);
        var waiting = session.SendAsync(HttpMethod.Get, $"?since={await session.VersionAsync()}", session.Host);
        await session.WaitUntilPresentAsync(session.Host);
        Assert.False(waiting.IsCompleted);

        await session.RunAsync(session.Host, new Vote("5"));
        using var response = await waiting;
        Assert.Equal(2, (long)(await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["version"]!);
    }

    [Fact]
    public async Task A_poll_is_answered_with_404_when_the_session_ends()
    {
        var session = await ServerSession.OpenAsync(server);
        var waiting = session.SendAsync(HttpMethod.Get, $"?since={await session.VersionAsync()}", session.Host);
        await session.WaitUntilPresentAsync(session.Host);
        await session.RunAsync(session.Host, new DeleteSession());
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_poll_without_changes_is_answered_empty_after_25_seconds()
    {
        var clock = TestClock.Create();
        await using var own = await TestServer.StartAsync(clock);
        var session = await ServerSession.OpenAsync(own);
        var waiting = session.SendAsync(HttpMethod.Get, $"?since={await session.VersionAsync()}", session.Host);
        await session.WaitUntilPresentAsync(session.Host);
        clock.Advance(TimeSpan.FromSeconds(26));
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task A_server_that_stops_answers_a_poll_at_once()
    {
        await using var own = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(own);
        var waiting = session.SendAsync(HttpMethod.Get, $"?since={await session.VersionAsync()}", session.Host);
        await session.WaitUntilPresentAsync(session.Host);
        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }
}

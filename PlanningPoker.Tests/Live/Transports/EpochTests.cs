using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>A version counts in one epoch: after a backup was restored, the same number may stand for another table.</summary>
public sealed class EpochTests(TestServer server)
{
    const string Other = "0123456789ab";

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(true, "1")]
    public async Task A_connection_with_a_position_of_another_epoch_gets_the_whole_table(bool isOther, string? lastEventId)
    {
        var session = await ServerSession.OpenAsync(server);
        var query = $"?since=1&epoch={(isOther ? Other : Epoch.Id)}";
        await using var page = await session.OpenPageStreamAsync(session.Host, query, lastEventId);
        await using var script = await session.OpenApiStreamAsync(session.Host, query, lastEventId);
        foreach (var stream in (EventStreamClient[])[page, script])
        {
            await stream.ReadUntilAsync("presence:changed");
            Assert.Equal(isOther, stream.Received.Any(frame => frame.Name == "session:sync"));
        }
        using var pageSocket = await session.OpenPageSocketAsync(session.Host, query);
        using var scriptSocket = await session.OpenApiSocketAsync(session.Host, query);
        foreach (var socket in (WebSocketClient[])[pageSocket, scriptSocket])
        {
            await socket.ReadUntilAsync("presence:changed");
            Assert.Equal(isOther, socket.Received.Any(frame => frame.Name == "session:sync"));
        }
        using var poll = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/live/poll{query}&wait=0", session.Host);
        var frames = (await poll.Content.ReadFromJsonAsync<JsonArray>(TestTimeout.Token))!;
        Assert.Equal(isOther, frames.Any(frame => (string?)frame!["event"] == "session:sync"));
    }

    [Fact]
    public async Task A_request_for_the_snapshot_with_a_position_of_another_epoch_is_answered_at_once()
    {
        var session = await ServerSession.OpenAsync(server);
        var snapshot = await session.SnapshotAsync();
        Assert.Equal(Epoch.Id, (string?)snapshot["epoch"]);

        using var other = await session.SendAsync(HttpMethod.Get, $"?since={snapshot["version"]}&epoch={Other}", session.Host);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        var waiting = session.SendAsync(HttpMethod.Get, $"?since={snapshot["version"]}&epoch={snapshot["epoch"]}", session.Host);
        await session.WaitUntilPresentAsync(session.Host);
        Assert.False(waiting.IsCompleted);
        await session.RunAsync(session.Host, new Vote("5"));
        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

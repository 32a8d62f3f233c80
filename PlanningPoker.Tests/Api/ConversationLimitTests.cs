using System.Text.Json.Nodes;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The rate limits also hold on the WebSocket of the API.</summary>
public sealed class ConversationLimitTests
{
    [Fact]
    public async Task A_token_does_not_open_more_sockets_than_the_limit_of_a_player()
    {
        await using var own = await TestServer.StartAsync(null, ("Limits:StreamsPerPlayer", "2"));
        var session = await ServerSession.OpenAsync(own);
        var sockets = new List<WebSocketClient>();
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            sockets.Add(await session.OpenApiSocketAsync());
            statuses.Add((int)(await sockets[i]
                .RequestAsync("session:join", new JsonObject { ["playerToken"] = session.Host.Token }))["status"]!);
        }
        Assert.Equal([200, 200, 429], statuses);
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Joining_with_a_token_does_not_exceed_the_limit_of_a_player()
    {
        await using var own = await TestServer.StartAsync(null, ("Limits:StreamsPerPlayer", "2"));
        var session = await ServerSession.OpenAsync(own);
        var ann = await session.JoinAsync("Ann");
        using var hosts = await session.OpenApiSocketAsync(session.Host);
        using var hostsToo = await session.OpenApiSocketAsync(session.Host);
        using var anns = await session.OpenApiSocketAsync();
        using var annsToo = await session.OpenApiSocketAsync();
        Assert.Equal(200, await JoinAsync(anns, "playerToken", ann.Token!));
        Assert.Equal(429, await JoinAsync(anns, "playerToken", session.Host.Token!));
        // The first socket is still Ann's and still counts.
        Assert.Equal(200, await JoinAsync(annsToo, "playerToken", ann.Token!));
        using var annsThird = await session.OpenApiSocketAsync();
        Assert.Equal(429, await JoinAsync(annsThird, "playerToken", ann.Token!));

        var zed = new TestPlayer("Zed", Token: new('z', 43));
        var statuses = new List<int>();
        var sockets = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => session.OpenApiSocketAsync(zed)));
        foreach (var socket in sockets) statuses.Add(await JoinAsync(socket, "name", "Zed"));
        Assert.Equal([201, 200, 429], statuses);
        foreach (var socket in sockets) socket.Dispose();

        static async Task<int> JoinAsync(WebSocketClient socket, string field, string value) =>
            (int)(await socket.RequestAsync("session:join", new JsonObject { [field] = value }))["status"]!;
    }

    [Fact]
    public async Task Commands_beyond_the_limit_are_refused_and_the_socket_stays_open()
    {
        await using var own = await TestServer.StartAsync(null, ("Limits:CommandsPer10Seconds", "3"));
        var session = await ServerSession.OpenAsync(own);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        var codes = new List<string?>();
        for (var i = 0; i < 5; i++) codes.Add(
            (string?)(await socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "5" }))["problem"]?["code"]);
        Assert.Equal([null, null, null, "too_many_requests", "too_many_requests"], codes);
    }
}

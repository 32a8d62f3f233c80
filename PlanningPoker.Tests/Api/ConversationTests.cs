using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The WebSocket of the API opens for everyone, accepts every command and answers each.</summary>
public sealed class ConversationTests(TestServer server)
{
    [Fact]
    public async Task A_client_without_a_token_can_follow_but_not_act()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var socket = await session.OpenApiSocketAsync(query: $"?playerId={session.Player.Id}");
        Assert.Equal((await session.SnapshotAsync())["version"]!.GetValue<long>(), (await socket.ReadUntilAsync("session:sync")).Id);
        WebSocketClient.AssertRefused(401, "not_joined",
            await socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "5", ["playerId"] = session.Player.Id.Value }));
        WebSocketClient.AssertRefused(401, "not_joined", await socket.RequestAsync("cards:reveal"));

        await session.RunAsync(session.Player, new Vote("5"));
        Assert.Equal(session.Player.Id.Value, (string)(await socket.ReadUntilAsync("vote:submitted")).Json["playerId"]!);
    }

    [Fact]
    public async Task Joining_with_a_name_creates_a_player_and_the_answer_comes_before_the_event()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync();
        await socket.ReadUntilAsync("presence:changed");
        var joined = await socket.RequestAsync("session:join", new JsonObject { ["name"] = "Pia", ["role"] = "voter" });
        Assert.Equal(201, (int)joined["status"]!);
        Assert.Equal(43, ((string)joined["data"]!["playerToken"]!).Length);
        Assert.Equal((string)joined["data"]!["playerId"]!, (string)(await socket.ReadUntilAsync("player:joined")).Json["playerId"]!);

        var again = await socket.RequestAsync("session:join", new JsonObject { ["name"] = "Another" });
        Assert.Equal(200, (int)again["status"]!);
        Assert.Equal((string)joined["data"]!["playerId"]!, (string)again["data"]!["playerId"]!);
        Assert.Null(again["data"]!["playerToken"]);
        var voted = await socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "5" });
        Assert.Equal(200, (int)voted["status"]!);
        Assert.Equal((1, 2), ((int)voted["data"]!["voteCount"]!, (int)voted["data"]!["totalPlayers"]!));
        Assert.DoesNotContain(socket.Messages, message => (string?)message["event"] == "vote:submitted");
        await socket.ReadUntilAsync("vote:submitted");
    }

    [Fact]
    public async Task Joining_with_a_token_makes_the_socket_and_its_player_present()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync();
        await socket.ReadUntilAsync("presence:changed");
        WebSocketClient.AssertRefused(
            401, "not_joined", await socket.RequestAsync("session:join", new JsonObject { ["playerToken"] = new string('A', 43) }));
        var returned = await socket.RequestAsync("session:join", new JsonObject { ["playerToken"] = session.Host.Token });
        Assert.Equal(200, (int)returned["status"]!);
        Assert.Equal(session.Host.Id.Value, (string)returned["data"]!["playerId"]!);
        Assert.Equal([session.Host.Id.Value], (await socket.ReadUntilAsync("presence:changed")).Json["here"]!.AsArray()
            .Select(each => (string)each!));
        Assert.Equal(200, (int)(await socket.RequestAsync("game:reset"))["status"]!);
    }

    [Fact]
    public async Task The_id_of_another_player_is_refused_and_nothing_is_written()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Player);
        WebSocketClient.AssertRefused(403, "not_you",
            await socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "5", ["playerId"] = session.Other.Id.Value }));
        Assert.Equal(0, (int)(await session.SnapshotAsync())["voteCount"]!);
    }

    [Fact]
    public async Task A_command_without_a_player_id_applies_to_the_sender()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Player);
        await socket.ReadUntilAsync("presence:changed");
        Assert.Equal(200, (int)(await socket.RequestAsync("player:update", new JsonObject { ["name"] = "Pia Two" }))["status"]!);
        Assert.Equal("Pia Two", (string)(await socket.ReadUntilAsync("player:updated")).Json["name"]!);
    }

    [Fact]
    public async Task A_client_that_joins_with_its_own_token_is_present_and_is_notified_when_removed()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(new TestPlayer("Nora", default, new string('B', 43)));
        await socket.ReadUntilAsync("presence:changed");
        var joined = await socket.RequestAsync("session:join", new JsonObject { ["name"] = "Nora" });
        Assert.Equal(201, (int)joined["status"]!);
        var nora = (string)joined["data"]!["playerId"]!;
        Assert.Equal([nora], (await socket.ReadUntilAsync("presence:changed")).Json["here"]!.AsArray().Select(each => (string)each!));
        await session.RunAsync(session.Host, new RemovePlayer(new(nora)));
        Assert.Equal("live:gone", (await socket.ReadToEndAsync())[^1].Name);
    }

    [Fact]
    public async Task Many_clients_can_join_at_the_same_time()
    {
        var session = await ServerSession.OpenAsync(server);
        var sockets = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.OpenApiSocketAsync()));
        var answers = await Task.WhenAll(
            sockets.Select((socket, i) => socket.RequestAsync("session:join", new JsonObject { ["name"] = $"Robot {i}" })));
        Assert.All(answers, answer => Assert.Equal(201, (int)answer["status"]!));
        var votes = await Task.WhenAll(sockets.Select(socket => socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "5" })));
        Assert.All(votes, vote => Assert.Equal(200, (int)vote["status"]!));
        foreach (var socket in sockets) socket.Dispose();
    }

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
    public async Task Leaving_is_answered_and_published_and_closes_the_socket()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Player);
        Assert.Equal(200, (int)(await socket.RequestAsync("session:leave"))["status"]!);
        Assert.Equal("live:gone", (await socket.ReadToEndAsync())[^1].Name);
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

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_is_refused_at_the_handshake(string header, string value)
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var path in (string[])[$"/api/sessions/{session.Code}/ws", $"/s/{session.Code}/live/ws"])
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(
                () => WebSocketClient.OpenAsync(server, path, null, (header, value)));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/sessions/AAAA-AAAA-AAAA/ws", true, HttpStatusCode.NotFound)]
    [InlineData("/s/AAAA-AAAA-AAAA/live/ws", true, HttpStatusCode.NotFound)]
    [InlineData("/api/sessions/AAAA-AAAA-AAAA/ws", false, HttpStatusCode.BadRequest)]
    public async Task An_unknown_session_and_a_request_without_a_handshake_are_refused(string path, bool isHandshake, HttpStatusCode status)
    {
        if (isHandshake)
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => WebSocketClient.OpenAsync(server, path));
            Assert.Contains($"{(int)status}", refused.Message, StringComparison.Ordinal);
        }
        else
        {
            using var response = await server.Http.GetAsync(path, TestTimeout.Token);
            Assert.Equal(status, response.StatusCode);
        }
    }
}

using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>A client joins over the WebSocket of the API, with a name or with the token of a player.</summary>
public sealed class ConversationJoinTests(TestServer server)
{
    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("true")]
    public async Task A_token_that_is_no_text_is_a_bad_request(string token)
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync();
        var refused = await socket.RequestAsync("session:join", new JsonObject { ["playerToken"] = JsonNode.Parse(token) });
        Assert.Equal((400, "bad_request"), ((int)refused["status"]!, (string)refused["problem"]!["code"]!));
    }

    [Fact]
    public async Task A_token_with_half_a_character_is_a_bad_request()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync();
        await socket.SendAsync("""{"type":"session:join","id":"half","data":{"playerToken":"\ud800"}}""");
        Assert.Equal(400, (int)(await socket.ReadAnswerAsync("half"))["status"]!);
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
    public async Task A_locked_session_keeps_a_newcomer_out_and_lets_its_player_in()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(Locked: true)));
        using var socket = await session.OpenApiSocketAsync();

        WebSocketClient.AssertRefused(403, "locked", await socket.RequestAsync("session:join", new JsonObject { ["name"] = "Pia" }));
        var joined = await socket.RequestAsync("session:join", new JsonObject { ["playerToken"] = session.Host.Token });

        Assert.Equal(200, (int)joined["status"]!);
        Assert.Single((await session.SnapshotAsync())["players"]!.AsArray());
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
}

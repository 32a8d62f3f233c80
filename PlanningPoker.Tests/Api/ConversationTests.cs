using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The API's WebSocket: it opens for everyone, takes every verb and answers each.</summary>
public sealed class ConversationTests(TestServer server)
{
    [Fact]
    public async Task Who_knows_only_the_session_and_a_player_s_id_can_follow_but_not_act()
    {
        var cast = await Cast.AssembleAsync(server);
        using var talker = await cast.ServerSession.TalkAsync(query: $"?playerId={cast.Player.Id}");
        Assert.Equal((await cast.ServerSession.SnapshotAsync())["version"]!.GetValue<long>(), (await talker.UntilAsync("session:sync")).Id);
        Answer.AssertRefused(401, "not_joined", await talker.AskAsync("vote:submit", new JsonObject { ["value"] = "5", ["playerId"] = cast.Player.Id.Value }));
        Answer.AssertRefused(401, "not_joined", await talker.AskAsync("cards:reveal"));

        await cast.ServerSession.RunAsync(cast.Player, new Vote("5"));
        Assert.Equal(cast.Player.Id.Value, (string)(await talker.UntilAsync("vote:submitted")).Json["playerId"]!);
    }

    [Fact]
    public async Task A_name_makes_the_socket_a_new_player_s_and_the_answer_comes_before_the_event()
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync();
        await talker.UntilAsync("presence:changed");
        var joined = await talker.AskAsync("session:join", new JsonObject { ["name"] = "Pia", ["role"] = "voter" });
        Assert.Equal(201, (int)joined["status"]!);
        Assert.Equal(43, ((string)joined["data"]!["playerToken"]!).Length);
        Assert.Equal((string)joined["data"]!["playerId"]!, (string)(await talker.UntilAsync("player:joined")).Json["playerId"]!);

        var again = await talker.AskAsync("session:join", new JsonObject { ["name"] = "Another" });
        Assert.Equal(200, (int)again["status"]!);
        Assert.Equal((string)joined["data"]!["playerId"]!, (string)again["data"]!["playerId"]!);
        Assert.Null(again["data"]!["playerToken"]);
        var voted = await talker.AskAsync("vote:submit", new JsonObject { ["value"] = "5" });
        Assert.Equal(200, (int)voted["status"]!);
        Assert.Equal((1, 2), ((int)voted["data"]!["voteCount"]!, (int)voted["data"]!["totalPlayers"]!));
        Assert.DoesNotContain(talker.Messages, message => (string?)message["event"] == "vote:submitted");
        await talker.UntilAsync("vote:submitted");
    }

    [Fact]
    public async Task A_token_makes_the_socket_its_player_s_who_is_here_from_then_on()
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync();
        await talker.UntilAsync("presence:changed");
        Answer.AssertRefused(401, "not_joined", await talker.AskAsync("session:join", new JsonObject { ["playerToken"] = new string('A', 43) }));
        var returned = await talker.AskAsync("session:join", new JsonObject { ["playerToken"] = table.Host.Token });
        Assert.Equal(200, (int)returned["status"]!);
        Assert.Equal(table.Host.Id.Value, (string)returned["data"]!["playerId"]!);
        Assert.Equal([table.Host.Id.Value], (await talker.UntilAsync("presence:changed")).Json["here"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(200, (int)(await talker.AskAsync("game:reset"))["status"]!);
    }

    [Fact]
    public async Task Another_player_s_id_is_refused_and_nothing_is_written()
    {
        var cast = await Cast.AssembleAsync(server);
        using var talker = await cast.ServerSession.TalkAsync(cast.Player);
        Answer.AssertRefused(403, "not_you", await talker.AskAsync("vote:submit", new JsonObject { ["value"] = "5", ["playerId"] = cast.Other.Id.Value }));
        Assert.Equal(0, (int)(await cast.ServerSession.SnapshotAsync())["voteCount"]!);
    }

    [Fact]
    public async Task Who_names_nobody_means_themselves()
    {
        var cast = await Cast.AssembleAsync(server);
        using var talker = await cast.ServerSession.TalkAsync(cast.Player);
        await talker.UntilAsync("presence:changed");
        Assert.Equal(200, (int)(await talker.AskAsync("player:update", new JsonObject { ["name"] = "Pia Two" }))["status"]!);
        Assert.Equal("Pia Two", (string)(await talker.UntilAsync("player:updated")).Json["name"]!);
    }

    [Fact]
    public async Task Who_had_a_token_without_a_seat_is_here_after_joining_and_told_when_removed()
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync(new Person("Nora", default, new string('B', 43)));
        await talker.UntilAsync("presence:changed");
        var joined = await talker.AskAsync("session:join", new JsonObject { ["name"] = "Nora" });
        Assert.Equal(201, (int)joined["status"]!);
        var nora = (string)joined["data"]!["playerId"]!;
        Assert.Equal([nora], (await talker.UntilAsync("presence:changed")).Json["here"]!.AsArray().Select(each => (string)each!));
        await table.RunAsync(table.Host, new RemovePlayer(new(nora)));
        Assert.Equal("live:gone", (await talker.ToTheEndAsync())[^1].Name);
    }

    [Fact]
    public async Task Many_who_join_at_once_stay()
    {
        var table = await ServerSession.OpenAsync(server);
        var talkers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => table.TalkAsync()));
        var answers = await Task.WhenAll(talkers.Select((talker, i) => talker.AskAsync("session:join", new JsonObject { ["name"] = $"Robot {i}" })));
        Assert.All(answers, answer => Assert.Equal(201, (int)answer["status"]!));
        var votes = await Task.WhenAll(talkers.Select(talker => talker.AskAsync("vote:submit", new JsonObject { ["value"] = "5" })));
        Assert.All(votes, vote => Assert.Equal(200, (int)vote["status"]!));
        foreach (var talker in talkers) talker.Dispose();
    }

    [Fact]
    public async Task A_token_does_not_open_more_sockets_than_a_player_may_have()
    {
        await using var own = await TestServer.StartAsync(null, ("Limits:StreamsPerPlayer", "2"));
        var table = await ServerSession.OpenAsync(own);
        var talkers = new List<Talker>();
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            talkers.Add(await table.TalkAsync());
            statuses.Add((int)(await talkers[i].AskAsync("session:join", new JsonObject { ["playerToken"] = table.Host.Token }))["status"]!);
        }
        Assert.Equal([200, 200, 429], statuses);
        talkers.ForEach(talker => talker.Dispose());
    }

    [Fact]
    public async Task Nor_does_joining_with_a_key_or_changing_to_a_player_who_has_enough()
    {
        await using var own = await TestServer.StartAsync(null, ("Limits:StreamsPerPlayer", "2"));
        var table = await ServerSession.OpenAsync(own);
        var ann = await table.JoinAsync("Ann");
        using var hosts = await table.TalkAsync(table.Host);
        using var hostsToo = await table.TalkAsync(table.Host);
        using var anns = await table.TalkAsync();
        using var annsToo = await table.TalkAsync();
        Assert.Equal(200, await JoinAsync(anns, "playerToken", ann.Token!));
        Assert.Equal(429, await JoinAsync(anns, "playerToken", table.Host.Token!));
        // It is Ann's still, and still counts.
        Assert.Equal(200, await JoinAsync(annsToo, "playerToken", ann.Token!));
        using var annsThird = await table.TalkAsync();
        Assert.Equal(429, await JoinAsync(annsThird, "playerToken", ann.Token!));

        var zed = new Person("Zed", Token: new('z', 43));
        var statuses = new List<int>();
        var talkers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => table.TalkAsync(zed)));
        foreach (var talker in talkers) statuses.Add(await JoinAsync(talker, "name", "Zed"));
        Assert.Equal([201, 200, 429], statuses);
        foreach (var talker in talkers) talker.Dispose();

        static async Task<int> JoinAsync(Talker talker, string field, string value) => (int)(await talker.AskAsync("session:join", new JsonObject { [field] = value }))["status"]!;
    }

    [Fact]
    public async Task Who_leaves_is_answered_told_and_the_socket_closes()
    {
        var cast = await Cast.AssembleAsync(server);
        using var talker = await cast.ServerSession.TalkAsync(cast.Player);
        Assert.Equal(200, (int)(await talker.AskAsync("session:leave"))["status"]!);
        Assert.Equal("live:gone", (await talker.ToTheEndAsync())[^1].Name);
    }

    [Fact]
    public async Task More_than_a_player_may_do_is_refused_and_the_socket_stays()
    {
        await using var own = await TestServer.StartAsync(null, ("Limits:CommandsPer10Seconds", "3"));
        var table = await ServerSession.OpenAsync(own);
        using var talker = await table.TalkAsync(table.Host);
        var codes = new List<string?>();
        for (var i = 0; i < 5; i++) codes.Add((string?)(await talker.AskAsync("vote:submit", new JsonObject { ["value"] = "5" }))["problem"]?["code"]);
        Assert.Equal([null, null, null, "too_many_requests", "too_many_requests"], codes);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_site_s_page_is_refused_at_the_handshake(string header, string value)
    {
        var table = await ServerSession.OpenAsync(server);
        foreach (var path in (string[])[$"/api/sessions/{table.Code}/ws", $"/s/{table.Code}/live/ws"])
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => Talker.OpenAsync(server, path, null, (header, value)));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/sessions/AAAA-AAAA-AAAA/ws", true, HttpStatusCode.NotFound)]
    [InlineData("/s/AAAA-AAAA-AAAA/live/ws", true, HttpStatusCode.NotFound)]
    [InlineData("/api/sessions/AAAA-AAAA-AAAA/ws", false, HttpStatusCode.BadRequest)]
    public async Task A_session_that_is_not_there_and_a_call_that_is_no_handshake_are_refused(string path, bool isHandshake, HttpStatusCode status)
    {
        if (isHandshake)
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => Talker.OpenAsync(server, path));
            Assert.Contains($"{(int)status}", refused.Message, StringComparison.Ordinal);
        }
        else
        {
            using var response = await server.Http.GetAsync(path, Deadline.Token);
            Assert.Equal(status, response.StatusCode);
        }
    }
}

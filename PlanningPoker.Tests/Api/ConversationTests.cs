using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The WebSocket of the API opens without a token, runs commands and answers each of them.</summary>
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
    public async Task Leaving_is_answered_and_published_and_closes_the_socket()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Player);
        Assert.Equal(200, (int)(await socket.RequestAsync("session:leave"))["status"]!);
        Assert.Equal("live:gone", (await socket.ReadToEndAsync())[^1].Name);
    }
}

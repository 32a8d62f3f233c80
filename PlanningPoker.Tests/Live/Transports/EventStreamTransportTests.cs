using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>The frames of an event stream and their order (docs/live.md).</summary>
public sealed class EventStreamTransportTests(TestServer server)
{
    [Fact]
    public async Task A_new_stream_sends_live_hello_the_whole_session_and_the_presence()
    {
        var session = await ServerSession.OpenAsync(server);
        await using var stream = await session.OpenPageStreamAsync(session.Host);
        await stream.ReadUntilAsync("me:changed");

        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], stream.Received.Select(frame => frame.Name));
        Assert.Equal([null, 1, null, null], stream.Received.Select(frame => frame.Id));
        Assert.Equal(1, (long)stream.Received[0].Json["version"]!);
        Assert.NotEmpty((string)stream.Received[0].Json["build"]!);
    }

    [Fact]
    public async Task A_stream_is_neither_stored_nor_buffered_nor_compressed()
    {
        var session = await ServerSession.OpenAsync(server);
        await using var stream = await session.OpenPageStreamAsync();
        var response = stream.Response;
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(["no"], response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("?since=2", null, false)]
    [InlineData("?since=1", null, true)]
    [InlineData("?since=9", null, true)]
    [InlineData("?since=x", null, true)]
    [InlineData("?since=", null, true)]
    [InlineData("", "2", false)]
    [InlineData("?since=1", "2", false)]
    [InlineData("?since=2", "1", true)]
    [InlineData("?since=2", "", false)]
    public async Task Only_an_outdated_client_gets_the_whole_session_and_the_last_event_id_beats_since(
        string query, string? lastId, bool getsTable)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new Vote("5"));
        await using var page = await session.OpenPageStreamAsync(query: query, lastEventId: lastId);
        await using var script = await session.OpenApiStreamAsync(query: query, lastEventId: lastId);
        foreach (var stream in (EventStreamClient[])[page, script])
        {
            await stream.ReadUntilAsync("presence:changed");
            Assert.Equal(getsTable, stream.Received.Any(frame => frame.Name == "session:sync"));
        }
    }

    [Fact]
    public async Task The_session_that_a_script_receives_is_the_snapshot_without_you()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var stream = await session.OpenApiStreamAsync();
        var sync = await stream.ReadUntilAsync("session:sync");
        Assert.True(JsonNode.DeepEquals(await session.SnapshotAsync(), sync.Json), sync.Data);
    }

    [Fact]
    public async Task Versions_arrive_without_a_gap()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var start = await session.VersionAsync();
        await using var stream = await session.OpenApiStreamAsync(query: $"?since={start.ToString(CultureInfo.InvariantCulture)}");
        foreach (var (player, command) in SampleGame.Commands(session)) await session.RunAsync(player, command);
        await stream.ReadUntilAsync(await session.VersionAsync());

        var ids = stream.Received.Where(frame => frame.Id is not null).Select(frame => frame.Id!.Value).ToArray();
        Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => start + i), ids);
    }

    [Fact]
    public async Task A_new_connection_is_published_to_everyone()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var stream = await session.OpenApiStreamAsync();
        await stream.ReadUntilAsync("presence:changed");
        await using var coming = await session.OpenApiStreamAsync(session.Player);
        var presence = await stream.ReadUntilAsync(
            frame => frame.Name == "presence:changed" && frame.Data.Contains(session.Player.Id.Value, StringComparison.Ordinal));
        Assert.Equal(1, (int)presence.Json["online"]!);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>A WebSocket sends the same frames as an event stream, each as a message.</summary>
public sealed class WebSocketTransportTests(TestServer server)
{
    [Fact]
    public async Task A_socket_and_a_stream_send_the_same_frames_in_the_same_order()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var stream = await session.OpenPageStreamAsync(session.Player);
        await stream.ReadUntilAsync("me:changed");
        using var socket = await session.OpenPageSocketAsync(session.Player);
        await using var apiStream = await session.OpenApiStreamAsync();
        await apiStream.ReadUntilAsync("presence:changed");
        using var apiSocket = await session.OpenApiSocketAsync();
        await socket.ReadUntilAsync("me:changed");
        await apiSocket.ReadUntilAsync("presence:changed");

        foreach (var (player, command) in SampleGame.Commands(session)) await session.RunAsync(player, command);
        var last = await session.VersionAsync();
        await stream.ReadUntilAsync(last);
        await apiStream.ReadUntilAsync(last);
        while (socket.Received.Last().Id != last) await socket.ReadNextAsync();
        while (apiSocket.Received.Last().Id != last) await apiSocket.ReadNextAsync();

        Assert.Equal(Comparable(stream.Received), Comparable(socket.Received));
        Assert.Equal(Comparable(apiStream.Received), Comparable(apiSocket.Received));
    }

    [Fact]
    public async Task Messages_sent_to_the_socket_of_a_page_are_ignored()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenPageSocketAsync(session.Host);
        await socket.ReadUntilAsync("me:changed");
        await socket.SendAsync("""{"type":"session:delete","id":"c1"}""");
        await socket.SendAsync(new string('x', 300_000));
        await session.RunAsync(session.Host, new Vote("5"));
        await socket.ReadUntilAsync("vote:submitted");
        Assert.DoesNotContain(socket.Messages, message => message.ContainsKey("replyTo"));
    }

    [Fact]
    public async Task A_removed_player_gets_live_gone_within_a_second_and_the_socket_closes()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var page = await session.OpenPageSocketAsync(session.Player);
        using var script = await session.OpenApiSocketAsync(session.Player);
        await page.ReadUntilAsync("me:changed");
        await script.ReadUntilAsync("presence:changed");

        var removing = TimeProvider.System.GetTimestamp();
        await session.RunAsync(session.Host, new RemovePlayer(session.Player.Id));
        Assert.Equal("live:gone", (await page.ReadToEndAsync())[^1].Name);
        Assert.InRange(TimeProvider.System.GetElapsedTime(removing), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal("live:gone", (await script.ReadToEndAsync())[^1].Name);
    }

    [Fact]
    public async Task A_server_that_stops_sends_live_bye_and_closes_its_sockets()
    {
        await using var own = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(own);
        using var page = await session.OpenPageSocketAsync(session.Host);
        using var script = await session.OpenApiSocketAsync();
        await page.ReadUntilAsync("me:changed");
        await script.ReadUntilAsync("presence:changed");

        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        foreach (var socket in (WebSocketClient[])[page, script])
        {
            var last = (await socket.ReadToEndAsync())[^1];
            Assert.Equal("live:bye", last.Name);
            Assert.InRange((int)last.Json["retryMs"]!, 0, 8000);
        }
    }

    /// <summary>The frames that both must receive; presence depends on who connects when.</summary>
    static IEnumerable<(string Name, long? Id, string Data)> Comparable(IEnumerable<ReceivedFrame> received) =>
        from frame in received
        where frame.Name is not ("live:hello" or "session:sync" or "presence:changed" or "live:ping")
        select (frame.Name, frame.Id, frame.Data.ReplaceLineEndings("\n"));
}

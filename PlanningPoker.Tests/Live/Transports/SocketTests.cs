using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>The same frames as on the stream, each a message.</summary>
public sealed class SocketTests(TestServer server)
{
    [Fact]
    public async Task A_socket_and_a_stream_tell_the_same_in_the_same_order()
    {
        var cast = await Cast.AssembleAsync(server);
        var table = cast.ServerSession;
        await using var stream = await table.WatchAsync(cast.Player);
        await stream.UntilAsync("me:changed");
        using var socket = await table.LookAsync(cast.Player);
        await using var data = await table.ListenAsync();
        await data.UntilAsync("presence:changed");
        using var talker = await table.TalkAsync();
        await socket.UntilAsync("me:changed");
        await talker.UntilAsync("presence:changed");

        foreach (var (who, command) in Script(cast)) await table.RunAsync(who, command);
        var last = await table.VersionAsync();
        await stream.UntilAsync(last);
        await data.UntilAsync(last);
        while (socket.Heard.Last().Id != last) await socket.NextAsync();
        while (talker.Heard.Last().Id != last) await talker.NextAsync();

        Assert.Equal(Told(stream.Heard), Told(socket.Heard));
        Assert.Equal(Told(data.Heard), Told(talker.Heard));
    }

    [Fact]
    public async Task What_is_said_to_a_page_s_socket_is_ignored()
    {
        var table = await ServerSession.OpenAsync(server);
        using var socket = await table.LookAsync(table.Host);
        await socket.UntilAsync("me:changed");
        await socket.SayAsync("""{"type":"session:delete","id":"c1"}""");
        await socket.SayAsync(new string('x', 300_000));
        await table.RunAsync(table.Host, new Vote("5"));
        await socket.UntilAsync("vote:submitted");
        Assert.DoesNotContain(socket.Messages, message => message.ContainsKey("replyTo"));
    }

    [Fact]
    public async Task Who_is_removed_is_told_within_a_second_and_the_socket_closes()
    {
        var cast = await Cast.AssembleAsync(server);
        using var page = await cast.ServerSession.LookAsync(cast.Player);
        using var script = await cast.ServerSession.TalkAsync(cast.Player);
        await page.UntilAsync("me:changed");
        await script.UntilAsync("presence:changed");

        var removing = TimeProvider.System.GetTimestamp();
        await cast.ServerSession.RunAsync(cast.Host, new RemovePlayer(cast.Player.Id));
        Assert.Equal("live:gone", (await page.ToTheEndAsync())[^1].Name);
        Assert.InRange(TimeProvider.System.GetElapsedTime(removing), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal("live:gone", (await script.ToTheEndAsync())[^1].Name);
    }

    [Fact]
    public async Task A_server_that_stops_says_when_to_come_back_and_closes_its_sockets()
    {
        await using var own = await TestServer.StartAsync();
        var table = await ServerSession.OpenAsync(own);
        using var page = await table.LookAsync(table.Host);
        using var script = await table.TalkAsync();
        await page.UntilAsync("me:changed");
        await script.UntilAsync("presence:changed");

        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        foreach (var socket in (Talker[])[page, script])
        {
            var last = (await socket.ToTheEndAsync())[^1];
            Assert.Equal("live:bye", last.Name);
            Assert.InRange((int)last.Json["retryMs"]!, 0, 8000);
        }
    }

    /// <summary>What moves the position, and what is one's own; who is here depends on who listens when.</summary>
    static IEnumerable<(string Name, long? Id, string Data)> Told(IEnumerable<Heard> heard) =>
        from frame in heard
        where frame.Name is not ("live:hello" or "session:sync" or "presence:changed" or "live:ping")
        select (frame.Name, frame.Id, frame.Data.ReplaceLineEndings("\n"));

    static IEnumerable<(Person Who, Command Command)> Script(Cast cast) =>
    [
        (cast.Player, new Vote("5")), (cast.Other, new Vote("8")), (cast.Player, new Vote("8")), (cast.Other, new Retract()), (cast.Host, new Reveal()),
        (cast.Host, new EstimateStory(new("s-1"), "8")), (cast.Host, new StartStory(new("s-2"))), (cast.Player, new Vote("3")), (cast.Host, new Reset()),
        (cast.Host, new DeleteStory(new("s-2"))), (cast.Host, new PromotePlayer(cast.Player.Id)), (cast.Other, new Leave()),
    ];
}

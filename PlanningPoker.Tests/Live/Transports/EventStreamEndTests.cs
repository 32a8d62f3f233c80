using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>When the server ends an event stream, its last frame says why.</summary>
public sealed class EventStreamEndTests(TestServer server)
{
    [Fact]
    public async Task A_removed_player_gets_live_gone_within_a_second_and_the_stream_ends()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var page = await session.OpenPageStreamAsync(session.Player);
        await using var script = await session.OpenApiStreamAsync(session.Player);
        await page.ReadUntilAsync("me:changed");
        await script.ReadUntilAsync("presence:changed");

        var removing = TimeProvider.System.GetTimestamp();
        await session.RunAsync(session.Host, new RemovePlayer(session.Player.Id));
        Assert.Equal("live:gone", (await page.ReadToEndAsync())[^1].Name);
        Assert.InRange(TimeProvider.System.GetElapsedTime(removing), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal("live:gone", (await script.ReadToEndAsync())[^1].Name);
    }

    [Fact]
    public async Task Deleting_a_session_ends_its_streams()
    {
        var session = await ServerSession.OpenAsync(server);
        await using var stream = await session.OpenApiStreamAsync();
        await stream.ReadUntilAsync("presence:changed");
        await session.RunAsync(session.Host, new DeleteSession());
        Assert.Equal("""{"code":"no_session"}""", (await stream.ReadToEndAsync())[^1].Data);
    }

    [Theory]
    [InlineData(null, 8000)]
    [InlineData("00:00:01", 1000)]
    public async Task A_server_that_stops_sends_live_bye_and_ends_its_streams(string? setting, int within)
    {
        await using var own = await TestServer.StartAsync(
            null, [.. setting is null ? [] : new[] { ("Live:ReturnWithin", setting) }]);
        var session = await ServerSession.OpenAsync(own);
        await using var page = await session.OpenPageStreamAsync(session.Host);
        await using var script = await session.OpenApiStreamAsync();
        await page.ReadUntilAsync("me:changed");
        await script.ReadUntilAsync("presence:changed");

        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        foreach (var stream in (EventStreamClient[])[page, script])
        {
            var last = (await stream.ReadToEndAsync())[^1];
            Assert.Equal("live:bye", last.Name);
            Assert.InRange((int)last.Json["retryMs"]!, 0, within);
        }
    }
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Presence;

/// <summary>
/// A player is present for 40 seconds after a heartbeat of any tab or device, and for 10 seconds after a socket closes and after joining.
/// </summary>
public sealed class PresenceTests : IAsyncLifetime
{
    readonly FakeTimeProvider clock = TestClock.Create();
    TestServer server = null!;
    ServerSession session = null!;
    TestPlayer pia = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(clock);
        session = await ServerSession.OpenAsync(server);
        pia = await session.JoinAsync("Pia");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_stream_counts_for_40_seconds_after_the_last_heartbeat()
    {
        await using var stream = await session.OpenPageStreamAsync(pia);
        await stream.ReadUntilAsync("me:changed");
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal([pia.Id], await GetPresentAsync());
        await BeatAsync();
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal([pia.Id], await GetPresentAsync());
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await GetPresentAsync());
        await BeatAsync();
        Assert.Equal([pia.Id], await GetPresentAsync());
    }

    [Fact]
    public async Task A_socket_counts_while_it_is_open_and_for_10_seconds_longer()
    {
        using (var socket = await session.OpenPageSocketAsync(pia))
        {
            await socket.ReadUntilAsync("me:changed");
            clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal([pia.Id], await GetPresentAsync());
        }
        var closed = clock.GetUtcNow();
        var timeout = TestTimeout.Token;
        while ((await GetPresentAsync()).Count > 0)
        {
            timeout.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.True(clock.GetUtcNow() - closed >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_heartbeat_of_any_tab_or_device_is_enough()
    {
        await using var laptop = await session.OpenPageStreamAsync(pia);
        await laptop.ReadUntilAsync("me:changed");
        await using (var phone = await session.OpenPageStreamAsync(pia)) await phone.ReadUntilAsync("me:changed");
        clock.Advance(TimeSpan.FromSeconds(30));
        await BeatAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([pia.Id], await GetPresentAsync());
    }

    [Fact]
    public async Task A_poll_counts_for_40_seconds()
    {
        await PollAsync("");
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal([pia.Id], await GetPresentAsync());
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await GetPresentAsync());
    }

    [Fact]
    public async Task The_answer_to_a_poll_does_not_count_as_presence()
    {
        var since = await session.VersionAsync();
        var first = JsonNode.Parse(await PollAsync($"?since={since}"))!.AsArray();
        clock.Advance(TimeSpan.FromSeconds(41));
        var waiting = PollAsync($"?since={since}&seen={first[0]!["data"]!["seen"]}");
        await session.WaitUntilPresentAsync(pia);
        clock.Advance(TimeSpan.FromSeconds(20));
        await session.RunAsync(session.Host, new Vote("5"));
        await waiting;
        Assert.Equal([pia.Id], await GetPresentAsync());
        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Empty(await GetPresentAsync());
    }

    [Fact]
    public async Task Closing_a_dead_stream_does_not_make_its_player_present()
    {
        await using (var stream = await session.OpenPageStreamAsync(pia))
        {
            await stream.ReadUntilAsync("me:changed");
            clock.Advance(TimeSpan.FromSeconds(41));
            Assert.Empty(await GetPresentAsync());
        }
        await using var host = await session.OpenPageStreamAsync(session.Host);
        await host.ReadUntilAsync("me:changed");
        Assert.Equal([session.Host.Id], await GetPresentAsync());
    }

    [Fact]
    public async Task A_removed_player_is_not_present_though_the_page_still_polls()
    {
        await session.RunAsync(session.Host, new RemovePlayer(pia.Id));
        using var answer = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/live/poll", pia);
        Assert.Contains("live:gone", await answer.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
        await using (var stream = await session.OpenPageStreamAsync(pia)) await stream.ReadUntilAsync("live:gone");
        Assert.Empty(await GetPresentAsync());
    }

    [Fact]
    public async Task Presence_is_published_once_a_second_at_most_and_a_player_who_leaves_is_gone_at_once()
    {
        await using var host = await session.OpenPageStreamAsync(session.Host);
        await host.ReadUntilAsync("me:changed");
        await using var stream = await session.OpenPageStreamAsync(pia);
        await stream.ReadUntilAsync("me:changed");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(pia.Id.Value, (await host.ReadUntilAsync("presence:changed")).Data, StringComparison.Ordinal);

        await session.RunAsync(pia, new Leave());
        await stream.ReadToEndAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(pia.Id.Value, (await host.ReadUntilAsync("presence:changed")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_just_joined_is_present_for_10_seconds()
    {
        using var host = await session.OpenPageSocketAsync(session.Host);
        await host.ReadUntilAsync("me:changed");
        var quin = await session.JoinAsync("Quin");
        Assert.Contains(quin.Id, await GetPresentAsync());
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Contains(quin.Id, await GetPresentAsync());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(quin.Id, await GetPresentAsync());
    }

    [Fact]
    public async Task Who_is_brought_back_is_present_like_a_newcomer()
    {
        using var host = await session.OpenPageSocketAsync(session.Host);
        await host.ReadUntilAsync("me:changed");
        await session.RunAsync(session.Host, new RemovePlayer(pia.Id));
        Assert.DoesNotContain(pia.Id, await GetPresentAsync());
        await session.RunAsync(session.Host, new Undo(await session.VersionAsync()));
        Assert.Contains(pia.Id, await GetPresentAsync());
    }

    [Fact]
    public async Task No_countdown_runs_until_a_newcomer_has_voted()
    {
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(AutoReveal: true)));
        await using var host = await session.OpenApiStreamAsync(session.Host);
        await host.ReadUntilAsync("presence:changed");
        await session.RunAsync(session.Host, new Vote("5"));
        await host.ReadUntilAsync("countdown:started");

        var quin = await session.JoinAsync("Quin");
        clock.Advance(TimeSpan.FromSeconds(1));
        while (!(await host.ReadUntilAsync("presence:changed")).Data.Contains(quin.Id.Value, StringComparison.Ordinal))
        {
        }
        await session.RunAsync(quin, new Vote("8"));
        await host.ReadUntilAsync("countdown:started");

        Assert.Equal(
            ["countdown:started", "player:joined", "vote:submitted", "countdown:started"],
            host.Received.Select(frame => frame.Name).Where(name => !name.StartsWith("live:", StringComparison.Ordinal))
                .SkipWhile(name => name != "countdown:started").Where(name => name != "presence:changed"));
    }

    async Task<IReadOnlySet<PlayerId>> GetPresentAsync() =>
        await server.Services.GetRequiredService<IPresence>().GetPresentAsync(session.Id);

    async Task<string> PollAsync(string query)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/live/poll{query}", pia);
        return await response.Content.ReadAsStringAsync(TestTimeout.Token);
    }

    async Task BeatAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/live/beat");
        pia.SignAsBrowser(request);
        var before = await session.VersionAsync();
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
        // The page learns which version it should have, whatever its stream has delivered. The system may act at any time.
        var told = int.Parse(Assert.Single(response.Headers.GetValues("Poker-Version")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(told, before, await session.VersionAsync());
    }
}

using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Presence;

/// <summary>Who is here: proof of life within 40 seconds from any tab or device; 10 seconds' grace for a closed connection.</summary>
public sealed class PresenceTests : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    TestServer server = null!;
    ServerSession table = null!;
    Person pia = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(clock);
        table = await ServerSession.OpenAsync(server);
        pia = await table.JoinAsync("Pia");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_stream_without_beats_counts_for_forty_seconds_and_with_them_as_long_as_they_come()
    {
        await using var stream = await table.WatchAsync(pia);
        await stream.UntilAsync("me:changed");
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal([pia.Id], await HereAsync());
        await BeatAsync();
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal([pia.Id], await HereAsync());
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await HereAsync());
        await BeatAsync();
        Assert.Equal([pia.Id], await HereAsync());
    }

    [Fact]
    public async Task A_socket_counts_as_long_as_it_is_open_and_ten_seconds_longer()
    {
        using (var socket = await table.LookAsync(pia))
        {
            await socket.UntilAsync("me:changed");
            clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal([pia.Id], await HereAsync());
        }
        var closed = clock.GetUtcNow();
        var deadline = Deadline.Token;
        while ((await HereAsync()).Count > 0)
        {
            deadline.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.True(clock.GetUtcNow() - closed >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Any_tab_or_device_is_enough()
    {
        await using var laptop = await table.WatchAsync(pia);
        await laptop.UntilAsync("me:changed");
        await using (var phone = await table.WatchAsync(pia)) await phone.UntilAsync("me:changed");
        clock.Advance(TimeSpan.FromSeconds(30));
        await BeatAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([pia.Id], await HereAsync());
    }

    [Fact]
    public async Task A_poll_counts_for_forty_seconds()
    {
        await PollAsync("");
        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal([pia.Id], await HereAsync());
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await HereAsync());
    }

    [Fact]
    public async Task The_answer_to_a_poll_proves_nothing_for_perhaps_nobody_hears_it()
    {
        var since = await table.VersionAsync();
        var first = JsonNode.Parse(await PollAsync($"?since={since}"))!.AsArray();
        clock.Advance(TimeSpan.FromSeconds(41));
        var waiting = PollAsync($"?since={since}&seen={first[0]!["data"]!["seen"]}");
        var deadline = Deadline.Token;
        while ((await HereAsync()).Count == 0)
        {
            deadline.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        clock.Advance(TimeSpan.FromSeconds(20));
        await table.RunAsync(table.Host, new Vote("5"));
        await waiting;
        Assert.Equal([pia.Id], await HereAsync());
        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Empty(await HereAsync());
    }

    [Fact]
    public async Task A_stream_that_had_long_been_dead_leaves_nobody_behind_when_it_closes()
    {
        await using (var stream = await table.WatchAsync(pia))
        {
            await stream.UntilAsync("me:changed");
            clock.Advance(TimeSpan.FromSeconds(41));
            Assert.Empty(await HereAsync());
        }
        await using var host = await table.WatchAsync(table.Host);
        await host.UntilAsync("me:changed");
        Assert.Equal([table.Host.Id], await HereAsync());
    }

    [Fact]
    public async Task Who_has_no_seat_any_more_is_not_here_though_their_page_still_asks()
    {
        await table.RunAsync(table.Host, new RemovePlayer(pia.Id));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{table.Code}/live/poll");
        pia.Sign(request, asBrowser: true);
        using var answer = await server.Http.SendAsync(request, Deadline.Token);
        Assert.Contains("live:gone", await answer.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
        await using (var stream = await table.WatchAsync(pia)) await stream.UntilAsync("live:gone");
        Assert.Empty(await HereAsync());
    }

    [Fact]
    public async Task Everyone_is_told_once_a_second_at_most_and_who_leaves_is_not_here_at_once()
    {
        await using var host = await table.WatchAsync(table.Host);
        await host.UntilAsync("me:changed");
        await using var stream = await table.WatchAsync(pia);
        await stream.UntilAsync("me:changed");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(pia.Id.Value, (await host.UntilAsync("presence:changed")).Data, StringComparison.Ordinal);

        await table.RunAsync(pia, new Leave());
        await stream.ToTheEndAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(pia.Id.Value, (await host.UntilAsync("presence:changed")).Data, StringComparison.Ordinal);
    }

    async Task<IReadOnlySet<PlayerId>> HereAsync() => await server.Services.GetRequiredService<IPresence>().GetPresentAsync(table.Id);

    async Task<string> PollAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{table.Code}/live/poll{query}");
        pia.Sign(request, asBrowser: true);
        using var response = await server.Http.SendAsync(request, Deadline.Token);
        return await response.Content.ReadAsStringAsync(Deadline.Token);
    }

    async Task BeatAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{table.Code}/live/beat");
        pia.Sign(request, asBrowser: true);
        using var response = await server.Http.SendAsync(request, Deadline.Token);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
    }
}

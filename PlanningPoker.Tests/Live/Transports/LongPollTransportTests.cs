using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>The long poll of the pages sends the whole session when it differs, and misses nothing between two answers.</summary>
public sealed class LongPollTransportTests(TestServer server)
{
    [Fact]
    public async Task The_first_poll_is_answered_at_once_with_what_the_page_lacks()
    {
        var session = await ServerSession.OpenAsync(server);
        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], (await PollAsync(session, "?since=0")).Names);
        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], (await PollAsync(session, "")).Names);
        Assert.Equal(["live:hello", "presence:changed", "me:changed"], (await PollAsync(session, "?since=1")).Names);
    }

    [Fact]
    public async Task A_waiting_poll_is_answered_when_something_changes()
    {
        var session = await ServerSession.OpenAsync(server);
        var first = await PollAsync(session, "?since=1");
        var second = PollAsync(session, $"?since=1&seen={first.Seen}");
        await session.RunAsync(session.Host, new Vote("5"));
        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], (await second).Names);
        Assert.Equal(2, (await second).Version);
    }

    [Fact]
    public async Task A_change_between_two_polls_is_answered_at_once_though_the_version_is_the_same()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        await session.RunAsync(session.Host, new Vote("5"));
        var first = await PollAsync(session, "?since=3");
        // Neither a changed vote nor a player's presence changes the version.
        await session.RunAsync(session.Host, new Vote("8"));
        var second = await PollAsync(session, $"?since=3&seen={first.Seen}");
        var hand = string.Join(' ', second.Html("me:changed").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("data-face=\"8\" aria-pressed=\"true\"", hand, StringComparison.Ordinal);

        var third = await PollAsync(session, "?since=3");
        await using var stream = await session.OpenPageStreamAsync(pia, "?since=3");
        await stream.ReadUntilAsync("presence:changed");
        var fourth = await PollAsync(session, $"?since=3&seen={third.Seen}");
        Assert.Contains(pia.Id.Value, fourth.Html("presence:changed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_with_wait_0_is_answered_at_once_and_contains_no_card_of_others()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        await session.RunAsync(pia, new Vote("8"));
        var first = await PollAsync(session, "?since=3");
        var unchanged = await PollAsync(session, $"?since=3&seen={first.Seen}&wait=0");
        Assert.Equal(HttpStatusCode.NoContent, unchanged.Status);

        await session.RunAsync(pia, new Vote("5"));
        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(session, $"?since=3&seen={first.Seen}&wait=0")).Status);
    }

    [Fact]
    public async Task A_poll_without_changes_is_answered_empty_after_four_seconds()
    {
        var clock = TestClock.Create();
        await using var own = await TestServer.StartAsync(clock);
        var session = await ServerSession.OpenAsync(own);
        // A reader without a seat, because the clock may run ahead of the heartbeats of a player.
        var first = await PollAsync(session, "?since=1", TestPlayer.Stranger);
        var waiting = PollAsync(session, $"?since=1&seen={first.Seen}", TestPlayer.Stranger);
        var timeout = TestTimeout.Token;
        while (!waiting.IsCompleted)
        {
            timeout.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.Equal(HttpStatusCode.NoContent, (await waiting).Status);
    }

    [Fact]
    public async Task A_removed_player_gets_live_gone_and_an_unknown_session_404()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        var first = await PollAsync(session, "?since=2", pia);
        var waiting = PollAsync(session, $"?since=2&seen={first.Seen}", pia);
        await session.RunAsync(session.Host, new RemovePlayer(pia.Id));
        Assert.Equal(["live:gone"], (await waiting).Names);
        Assert.Equal(["live:gone"], (await PollAsync(session, "?since=3", pia)).Names);

        using var nowhere = await server.Http.GetAsync("/s/AAAA-AAAA-AAAA/live/poll", TestTimeout.Token);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task The_seen_token_does_not_reveal_the_card()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new Vote("13", 1, 1));
        var polled = await PollAsync(session, "");
        foreach (var face in Deck.ModifiedFibonacci.Cards.Select(card => card.Face))
        {
            // All that a reader of a log may know: the code, the players, the rounds.
            foreach (var key in (string[])["", session.Code, session.Host.Id.Value])
            {
                var text = Encoding.UTF8.GetBytes($"{session.Code}|1|{face}|1");
                var guess = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), text);
                Assert.DoesNotContain(Convert.ToHexStringLower(guess.AsSpan(0, 9)), polled.Seen, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_server_that_stops_answers_a_poll_with_live_bye()
    {
        var clock = TestClock.Create();
        await using var own = await TestServer.StartAsync(clock);
        var session = await ServerSession.OpenAsync(own);
        var first = await PollAsync(session, "?since=1");
        // The presence by the first poll has expired, so the next presence comes from the waiting poll.
        clock.Advance(TimeSpan.FromSeconds(41));
        var waiting = PollAsync(session, $"?since=1&seen={first.Seen}");
        await session.WaitUntilPresentAsync(session.Host);
        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal("live:bye", (await waiting).Names[^1]);
    }

    static async Task<Polled> PollAsync(ServerSession session, string query, TestPlayer? player = null)
    {
        using var response = await session.Server.SendAsBrowserAsync(
            HttpMethod.Get, $"/s/{session.Code}/live/poll{query}", player ?? session.Host);
        var text = await response.Content.ReadAsStringAsync(TestTimeout.Token);
        return new(response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsArray());
    }

    sealed record Polled(HttpStatusCode Status, JsonArray Frames)
    {
        public string[] Names => [.. Frames.Select(frame => (string)frame!["event"]!)];
        public string Seen => (string)Frames[0]!["data"]!["seen"]!;
        public long Version => (long)Frames[0]!["data"]!["version"]!;
        public string Html(string name) => (string)Frames.Single(frame => (string)frame!["event"]! == name)!["html"]!;
    }
}

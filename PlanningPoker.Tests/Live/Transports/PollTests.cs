using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>The pages' long poll: the whole table when it differs, and nothing is missed between two answers.</summary>
public sealed class PollTests(TestServer server)
{
    [Fact]
    public async Task The_first_answer_comes_at_once_with_what_the_page_lacks()
    {
        var table = await ServerSession.OpenAsync(server);
        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], (await PollAsync(table, "?since=0")).Names);
        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], (await PollAsync(table, "")).Names);
        Assert.Equal(["live:hello", "presence:changed", "me:changed"], (await PollAsync(table, "?since=1")).Names);
    }

    [Fact]
    public async Task A_poll_that_asked_to_wait_answers_when_something_happens()
    {
        var table = await ServerSession.OpenAsync(server);
        var first = await PollAsync(table, "?since=1");
        var second = PollAsync(table, $"?since=1&seen={first.Seen}");
        await table.RunAsync(table.Host, new Vote("5"));
        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], (await second).Names);
        Assert.Equal(2, (await second).Version);
    }

    [Fact]
    public async Task What_happened_between_two_polls_is_answered_at_once_though_the_version_is_the_same()
    {
        var table = await ServerSession.OpenAsync(server);
        await table.RunAsync(table.Host, new Vote("5"));
        var first = await PollAsync(table, "?since=2");
        // Neither a changed vote nor who is here moves the version.
        await table.RunAsync(table.Host, new Vote("8"));
        var second = await PollAsync(table, $"?since=2&seen={first.Seen}");
        Assert.Contains("data-face=\"8\" aria-pressed=\"true\"", string.Join(' ', second.Html("me:changed").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        var pia = await table.JoinAsync("Pia");
        var third = await PollAsync(table, "?since=3");
        await using var stream = await table.WatchAsync(pia, "?since=3");
        await stream.UntilAsync("presence:changed");
        var fourth = await PollAsync(table, $"?since=3&seen={third.Seen}");
        Assert.Contains(pia.Id.Value, fourth.Html("presence:changed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parked_page_is_answered_at_once_and_nobody_else_s_card_is_in_it()
    {
        var table = await ServerSession.OpenAsync(server);
        var pia = await table.JoinAsync("Pia");
        await table.RunAsync(pia, new Vote("8"));
        var first = await PollAsync(table, "?since=3");
        var parked = await PollAsync(table, $"?since=3&seen={first.Seen}&wait=0");
        Assert.Equal(HttpStatusCode.NoContent, parked.Status);

        await table.RunAsync(pia, new Vote("5"));
        Assert.Equal(HttpStatusCode.NoContent, (await PollAsync(table, $"?since=3&seen={first.Seen}&wait=0")).Status);
    }

    [Fact]
    public async Task After_25_seconds_of_nothing_the_answer_is_empty()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var own = await TestServer.StartAsync(clock);
        var table = await ServerSession.OpenAsync(own);
        // A reader without a seat, for the clock may run ahead of a player's signs of life.
        var first = await PollAsync(table, "?since=1", Person.Stranger);
        var waiting = PollAsync(table, $"?since=1&seen={first.Seen}", Person.Stranger);
        var deadline = Deadline.Token;
        while (!waiting.IsCompleted)
        {
            deadline.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        Assert.Equal(HttpStatusCode.NoContent, (await waiting).Status);
    }

    [Fact]
    public async Task Who_has_no_seat_any_more_and_who_asks_for_no_session_is_told()
    {
        var table = await ServerSession.OpenAsync(server);
        var pia = await table.JoinAsync("Pia");
        var first = await PollAsync(table, "?since=2", pia);
        var waiting = PollAsync(table, $"?since=2&seen={first.Seen}", pia);
        await table.RunAsync(table.Host, new RemovePlayer(pia.Id));
        Assert.Equal(["live:gone"], (await waiting).Names);
        Assert.Equal(["live:gone"], (await PollAsync(table, "?since=3", pia)).Names);

        using var nowhere = await server.Http.GetAsync("/s/AAAA-AAAA-AAAA/live/poll", Deadline.Token);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task What_was_seen_stands_in_logs_and_nobody_finds_the_card_in_it_by_trying()
    {
        var table = await ServerSession.OpenAsync(server);
        await table.RunAsync(table.Host, new Vote("13", 1, 1));
        var polled = await PollAsync(table, "");
        foreach (var face in Deck.ModifiedFibonacci.Cards.Select(card => card.Face))
            Assert.DoesNotContain(polled.Seen, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{table.Host.Id}|{face}|1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_says_when_to_come_back()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var own = await TestServer.StartAsync(clock);
        var table = await ServerSession.OpenAsync(own);
        var first = await PollAsync(table, "?since=1");
        // The first sign of life is forgotten, so the next one is the waiting poll's.
        clock.Advance(TimeSpan.FromSeconds(41));
        var waiting = PollAsync(table, $"?since=1&seen={first.Seen}");
        var presence = own.Services.GetRequiredService<IPresence>();
        var deadline = Deadline.Token;
        while (!(await presence.GetPresentAsync(table.Id)).Contains(table.Host.Id))
        {
            deadline.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal("live:bye", (await waiting).Names[^1]);
    }

    static async Task<Polled> PollAsync(ServerSession table, string query, Person? who = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{table.Code}/live/poll{query}");
        (who ?? table.Host).Sign(request, asBrowser: true);
        using var response = await table.Server.Http.SendAsync(request, Deadline.Token);
        var text = await response.Content.ReadAsStringAsync(Deadline.Token);
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

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>What an event stream sends, and in which order (docs/live.md).</summary>
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
        foreach (var (who, command) in Game(session)) await session.RunAsync(who, command);
        await stream.ReadUntilAsync(await session.VersionAsync());

        var ids = stream.Received.Where(frame => frame.Id is not null).Select(frame => frame.Id!.Value).ToArray();
        Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => start + i), ids);
    }

    [Fact]
    public async Task A_changed_vote_reaches_only_the_pages_of_its_voter()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        var since = $"?since={await session.VersionAsync()}";
        await using var mine = await session.OpenPageStreamAsync(session.Player, since);
        await using var mineToo = await session.OpenPageStreamAsync(session.Player, since);
        await using var other = await session.OpenPageStreamAsync(session.Other, since);
        await using var script = await session.OpenApiStreamAsync(session.Player, since);
        foreach (var stream in (EventStreamClient[])[mine, mineToo, other]) await stream.ReadUntilAsync("me:changed");

        await session.RunAsync(session.Player, new Vote("8"));
        foreach (var stream in (EventStreamClient[])[mine, mineToo])
            Assert.Contains("data-face=\"8\" aria-pressed=\"true\"", Flat((await stream.ReadUntilAsync("me:changed")).Data),
                StringComparison.Ordinal);

        await session.RunAsync(session.Other, new Vote("3"));
        foreach (var stream in (EventStreamClient[])[other, script])
        {
            await stream.ReadUntilAsync("vote:submitted");
            Assert.Equal(["vote:submitted"], stream.Received.Where(frame => frame.Id is not null).Select(frame => frame.Name));
        }
        Assert.Single(other.Received, frame => frame.Name == "me:changed");
        Assert.DoesNotContain(script.Received, frame => frame.Name == "me:changed");
    }

    [Fact]
    public async Task My_vote_sends_only_my_hand_and_my_controls_follow_when_they_differ()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var page = await session.OpenPageStreamAsync(session.Player);
        await page.ReadUntilAsync("me:changed");

        await session.RunAsync(session.Player, new Vote("5"));
        Assert.Equal(["#hand"], TargetsOf(await page.ReadUntilAsync("me:changed")));
        await session.RunAsync(session.Host, new Reveal(Round: 1));
        Assert.Equal(["#hand", "#controls"], TargetsOf(await page.ReadUntilAsync("me:changed")));
        await session.RunAsync(session.Host, new PromotePlayer(session.Player.Id));
        Assert.Equal(["#hand", "#controls"], TargetsOf(await page.ReadUntilAsync("me:changed")));
    }

    [Fact]
    public async Task A_page_that_just_connected_gets_my_hand_and_my_controls()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var old = await session.OpenPageStreamAsync(session.Player);
        await old.ReadUntilAsync("me:changed");
        await session.RunAsync(session.Player, new Vote("5"));
        Assert.Equal(["#hand"], TargetsOf(await old.ReadUntilAsync("me:changed")));

        await using var fresh = await session.OpenPageStreamAsync(session.Player);
        Assert.Equal(["#hand", "#controls"], TargetsOf(await fresh.ReadUntilAsync("me:changed")));
    }

    [Fact]
    public async Task A_commit_that_was_not_published_is_shown_with_the_next_change()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        await using var page = await session.OpenPageStreamAsync(session.Player);
        await page.ReadUntilAsync("me:changed");

        var store = server.Services.GetRequiredService<ISessionStore>();
        var before = (await store.FindAsync(session.Id, TestTimeout.Token))!;
        var changed = new Vote("8").Run(before, new(DeviceKey.Parse(session.Player.Token)!.Value.Hash, TimeProvider.System.GetUtcNow()));
        Assert.True(await store.TrySaveAsync(before, changed.Session));
        await session.RunAsync(session.Other, new Vote("3"));
        await session.RunAsync(session.Host, new Vote("3"));
        await page.ReadUntilAsync(frame => frame.Id == before.Version + 2);

        Assert.Contains("data-face=\"8\" aria-pressed=\"true\"", Flat(page.Received.Last(frame => frame.Name == "me:changed").Data),
            StringComparison.Ordinal);
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

    [Fact]
    public async Task A_server_that_stops_sends_live_bye_and_ends_its_streams()
    {
        await using var own = await TestServer.StartAsync();
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
            Assert.InRange((int)last.Json["retryMs"]!, 0, 8000);
        }
    }

    static IEnumerable<(TestPlayer Who, Command Command)> Game(PopulatedSession session) =>
    [
        (session.Player, new Vote("5")), (session.Other, new Vote("8")), (session.Player, new Vote("8")), (session.Other, new Retract()),
            (session.Host, new Reveal()), (session.Host, new EstimateStory(new("s-1"), "8")),
        (session.Host, new StartStory(new("s-2"))), (session.Host, new DeleteStory(new("s-2"))), (session.Host,
            new UpdateSession(Deck: DeckChoice.Parse("t-shirt"))), (session.Player, new Leave()), (session.Player, new Join("Pia")),
    ];

    static string Flat(string html) => string.Join(' ', html.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> TargetsOf(ReceivedFrame frame) =>
        Regex.Matches(frame.Data, "hx-target=\"(#(?:hand|controls))\"").Select(match => match.Groups[1].Value);
}

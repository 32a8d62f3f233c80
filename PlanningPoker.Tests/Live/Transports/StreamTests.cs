using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Data.Store;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>What a stream sends, and in which order (docs/live.md).</summary>
public sealed class StreamTests(TestServer server)
{
    [Fact]
    public async Task A_new_stream_greets_sends_the_whole_table_and_tells_who_is_here()
    {
        var table = await ServerSession.OpenAsync(server);
        await using var stream = await table.WatchAsync(table.Host);
        await stream.UntilAsync("me:changed");

        Assert.Equal(["live:hello", "session:sync", "presence:changed", "me:changed"], stream.Heard.Select(frame => frame.Name));
        Assert.Equal([null, 1, null, null], stream.Heard.Select(frame => frame.Id));
        Assert.Equal(1, (long)stream.Heard[0].Json["version"]!);
        Assert.NotEmpty((string)stream.Heard[0].Json["build"]!);
    }

    [Fact]
    public async Task It_is_not_stored_not_held_back_and_not_compressed()
    {
        var table = await ServerSession.OpenAsync(server);
        await using var stream = await table.WatchAsync();
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
    public async Task Only_who_is_not_at_the_current_version_gets_the_table_and_the_last_id_beats_since(string query, string? lastId, bool getsTable)
    {
        var table = await ServerSession.OpenAsync(server);
        await table.RunAsync(table.Host, new Vote("5"));
        await using var page = await table.WatchAsync(query: query, lastEventId: lastId);
        await using var script = await table.ListenAsync(query: query, lastEventId: lastId);
        foreach (var stream in (Listener[])[page, script])
        {
            await stream.UntilAsync("presence:changed");
            Assert.Equal(getsTable, stream.Heard.Any(frame => frame.Name == "session:sync"));
        }
    }

    [Fact]
    public async Task The_table_that_a_script_gets_is_the_snapshot_without_you()
    {
        var cast = await Cast.AssembleAsync(server);
        await using var stream = await cast.ServerSession.ListenAsync();
        var sync = await stream.UntilAsync("session:sync");
        Assert.True(JsonNode.DeepEquals(await cast.ServerSession.SnapshotAsync(), sync.Json), sync.Data);
    }

    [Fact]
    public async Task Versions_come_without_a_gap()
    {
        var cast = await Cast.AssembleAsync(server);
        var start = await cast.ServerSession.VersionAsync();
        await using var stream = await cast.ServerSession.ListenAsync(query: $"?since={start.ToString(CultureInfo.InvariantCulture)}");
        foreach (var (who, command) in Game(cast)) await cast.ServerSession.RunAsync(who, command);
        await stream.UntilAsync(await cast.ServerSession.VersionAsync());

        var ids = stream.Heard.Where(frame => frame.Id is not null).Select(frame => frame.Id!.Value).ToArray();
        Assert.Equal(Enumerable.Range(1, ids.Length).Select(i => start + i), ids);
    }

    [Fact]
    public async Task A_changed_vote_reaches_only_one_s_own_pages()
    {
        var cast = await Cast.AssembleAsync(server);
        var table = cast.ServerSession;
        await table.RunAsync(cast.Player, new Vote("5"));
        var since = $"?since={await table.VersionAsync()}";
        await using var mine = await table.WatchAsync(cast.Player, since);
        await using var mineToo = await table.WatchAsync(cast.Player, since);
        await using var other = await table.WatchAsync(cast.Other, since);
        await using var script = await table.ListenAsync(cast.Player, since);
        foreach (var stream in (Listener[])[mine, mineToo, other]) await stream.UntilAsync("me:changed");

        await table.RunAsync(cast.Player, new Vote("8"));
        foreach (var stream in (Listener[])[mine, mineToo])
            Assert.Contains("data-face=\"8\" aria-pressed=\"true\"", Flat((await stream.UntilAsync("me:changed")).Data), StringComparison.Ordinal);

        await table.RunAsync(cast.Other, new Vote("3"));
        foreach (var stream in (Listener[])[other, script])
        {
            await stream.UntilAsync("vote:submitted");
            Assert.Equal(["vote:submitted"], stream.Heard.Where(frame => frame.Id is not null).Select(frame => frame.Name));
        }
        Assert.Single(other.Heard, frame => frame.Name == "me:changed");
        Assert.DoesNotContain(script.Heard, frame => frame.Name == "me:changed");
    }

    [Fact]
    public async Task My_vote_sends_my_hand_alone_and_what_else_is_mine_comes_when_it_differs()
    {
        var cast = await Cast.AssembleAsync(server);
        var table = cast.ServerSession;
        await using var page = await table.WatchAsync(cast.Player);
        await page.UntilAsync("me:changed");

        await table.RunAsync(cast.Player, new Vote("5"));
        Assert.Equal(["#hand"], TargetsOf(await page.UntilAsync("me:changed")));
        await table.RunAsync(cast.Host, new Reveal(Round: 1));
        Assert.Equal(["#hand", "#controls"], TargetsOf(await page.UntilAsync("me:changed")));
        await table.RunAsync(cast.Host, new PromotePlayer(cast.Player.Id));
        Assert.Equal(["#hand", "#controls"], TargetsOf(await page.UntilAsync("me:changed")));
    }

    [Fact]
    public async Task A_page_that_has_just_come_gets_all_that_is_mine_though_another_got_the_hand_alone()
    {
        var cast = await Cast.AssembleAsync(server);
        var table = cast.ServerSession;
        await using var old = await table.WatchAsync(cast.Player);
        await old.UntilAsync("me:changed");
        await table.RunAsync(cast.Player, new Vote("5"));
        Assert.Equal(["#hand"], TargetsOf(await old.UntilAsync("me:changed")));

        await using var fresh = await table.WatchAsync(cast.Player);
        Assert.Equal(["#hand", "#controls"], TargetsOf(await fresh.UntilAsync("me:changed")));
    }

    [Fact]
    public async Task What_was_committed_while_nobody_was_told_is_seen_with_what_comes_next()
    {
        var cast = await Cast.AssembleAsync(server);
        var table = cast.ServerSession;
        await table.RunAsync(cast.Player, new Vote("5"));
        await using var page = await table.WatchAsync(cast.Player);
        await page.UntilAsync("me:changed");

        var store = server.Services.GetRequiredService<ISessionStore>();
        var before = (await store.FindAsync(table.Id, Deadline.Token))!;
        var changed = new Vote("8").Run(before, new(DeviceKey.Parse(cast.Player.Token)!.Value.Hash, TimeProvider.System.GetUtcNow()));
        Assert.True(await store.TrySaveAsync(before, changed.Session));
        await table.RunAsync(cast.Other, new Vote("3"));
        await table.RunAsync(cast.Host, new Vote("3"));
        await page.UntilAsync(frame => frame.Id == before.Version + 2);

        Assert.Contains("data-face=\"8\" aria-pressed=\"true\"", Flat(page.Heard.Last(frame => frame.Name == "me:changed").Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_is_told_to_all()
    {
        var cast = await Cast.AssembleAsync(server);
        await using var stream = await cast.ServerSession.ListenAsync();
        await stream.UntilAsync("presence:changed");
        await using var coming = await cast.ServerSession.ListenAsync(cast.Player);
        var told = await stream.UntilAsync(frame => frame.Name == "presence:changed" && frame.Data.Contains(cast.Player.Id.Value, StringComparison.Ordinal));
        Assert.Equal(1, (int)told.Json["online"]!);
    }

    [Fact]
    public async Task Who_is_removed_is_told_within_a_second_and_the_stream_ends()
    {
        var cast = await Cast.AssembleAsync(server);
        await using var page = await cast.ServerSession.WatchAsync(cast.Player);
        await using var script = await cast.ServerSession.ListenAsync(cast.Player);
        await page.UntilAsync("me:changed");
        await script.UntilAsync("presence:changed");

        var removing = TimeProvider.System.GetTimestamp();
        await cast.ServerSession.RunAsync(cast.Host, new RemovePlayer(cast.Player.Id));
        Assert.Equal("live:gone", (await page.ToTheEndAsync())[^1].Name);
        Assert.InRange(TimeProvider.System.GetElapsedTime(removing), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal("live:gone", (await script.ToTheEndAsync())[^1].Name);
    }

    [Fact]
    public async Task A_session_that_ends_ends_its_streams()
    {
        var table = await ServerSession.OpenAsync(server);
        await using var stream = await table.ListenAsync();
        await stream.UntilAsync("presence:changed");
        await table.RunAsync(table.Host, new DeleteSession());
        Assert.Equal("""{"code":"no_session"}""", (await stream.ToTheEndAsync())[^1].Data);
    }

    [Fact]
    public async Task A_server_that_stops_says_when_to_come_back_and_ends_its_streams()
    {
        await using var own = await TestServer.StartAsync();
        var table = await ServerSession.OpenAsync(own);
        await using var page = await table.WatchAsync(table.Host);
        await using var script = await table.ListenAsync();
        await page.UntilAsync("me:changed");
        await script.UntilAsync("presence:changed");

        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        foreach (var stream in (Listener[])[page, script])
        {
            var last = (await stream.ToTheEndAsync())[^1];
            Assert.Equal("live:bye", last.Name);
            Assert.InRange((int)last.Json["retryMs"]!, 0, 8000);
        }
    }

    static IEnumerable<(Person Who, Command Command)> Game(Cast cast) =>
    [
        (cast.Player, new Vote("5")), (cast.Other, new Vote("8")), (cast.Player, new Vote("8")), (cast.Other, new Retract()), (cast.Host, new Reveal()), (cast.Host, new EstimateStory(new("s-1"), "8")),
        (cast.Host, new StartStory(new("s-2"))), (cast.Host, new DeleteStory(new("s-2"))), (cast.Host, new UpdateSession(Deck: DeckChoice.Parse("t-shirt"))), (cast.Player, new Leave()), (cast.Player, new Join("Pia")),
    ];

    static string Flat(string html) => string.Join(' ', html.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> TargetsOf(Heard frame) => Regex.Matches(frame.Data, "hx-target=\"(#(?:hand|controls))\"").Select(match => match.Groups[1].Value);
}

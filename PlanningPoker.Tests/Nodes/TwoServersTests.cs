using System.Net;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Data;
using PlanningPoker.Tests.Server;
using PlanningPoker.Tests.Verbs;

namespace PlanningPoker.Tests.Nodes;

/// <summary>
/// Two servers share nothing but their database, and perhaps a Redis: whichever server a request reaches, the answer is right at once, and
/// open connections of the other one follow within a second.
/// </summary>
public abstract class TwoServersTests : IAsyncLifetime
{
    TwoServers servers = null!;

    private protected abstract Task<TwoServers> StartAsync();

    public async ValueTask InitializeAsync() => servers = await StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await servers.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_name_that_was_changed_on_the_other_server_can_be_given_again()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var there = servers.OnSecond(here);
        await here.RunAsync(here.Host, new UpdateSession("Alpha"));
        await there.RunAsync(here.Host, new UpdateSession("Beta"));

        await here.RunAsync(here.Host, new UpdateSession("Alpha"));

        foreach (var session in (ServerSession[])[here, there])
            Assert.Equal("Alpha", (string?)(await session.SnapshotAsync())["name"]);
    }

    [Fact]
    public async Task Every_verb_reaches_those_who_watch_on_the_other_server()
    {
        await Parallel.ForEachAsync(VerbTable.Published, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (row, _) =>
        {
            var session = await PopulatedSession.CreateAsync(servers.First);
            await row.Before(session);
            var there = servers.OnSecond(session);
            var before = await there.VersionAsync();
            await using var data = await there.OpenApiStreamAsync(query: $"?since={before}");
            await using var fragments = await there.OpenPageStreamAsync(query: $"?since={before}");
            var role = Enum.GetValues<TestRole>().Last(role => role is not TestRole.Removed && row.RefusalFor(role) is null);

            await session.RunAsync(session.PlayerIn(role), row.Command(session));

            if (row.Event == "live:gone")
            {
                await data.ReadUntilAsync("live:gone");
                await fragments.ReadUntilAsync("live:gone");
                return;
            }
            await data.ReadUntilAsync(before + 1);
            await fragments.ReadUntilAsync(before + 1);
            // In between an undo may expire, which either server notices.
            while (await TwoServers.TableAsync(session) != await TwoServers.TableAsync(there)) await Task.Yield();
        });
    }

    [Fact]
    public async Task A_player_who_joins_on_one_server_has_a_seat_on_the_other_at_once()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        await servers.OnSecond(here).SnapshotAsync();
        for (var i = 0; i < 10; i++)
        {
            var joined = await here.JoinAsync($"Player {i}");
            var there = servers.OnSecond(here);

            Assert.NotNull((await there.SnapshotAsync(joined))["you"]);
            using var page = await servers.Second.SendAsBrowserAsync(HttpMethod.Get, $"/s/{here.Code}", joined);
            Assert.Contains("id=\"hand\"", await ResponseText.OfAsync(page), StringComparison.Ordinal);
            await there.RunAsync(joined, new Vote("5"));
            using var beat = await servers.First.SendAsBrowserAsync(HttpMethod.Post, $"/s/{here.Code}/live/beat", joined);
            Assert.Equal(HttpStatusCode.NoContent, beat.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_that_comes_from_a_server_that_is_ahead_finds_its_version()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var there = servers.OnSecond(here);
        await there.VersionAsync();
        for (var i = 0; i < 5; i++)
        {
            await here.RunAsync(here.Host, new Reset());
            var version = await here.VersionAsync();

            await using var stream = await there.OpenPageStreamAsync(here.Host, $"?since={version}");
            Assert.Equal(version, (long?)(await stream.ReadUntilAsync("live:hello")).Json["version"]);
            await stream.ReadUntilAsync("presence:changed");
            Assert.DoesNotContain(stream.Received, frame => frame.Name == "session:sync");
        }
    }

    [Fact]
    public async Task A_page_that_opens_where_memory_is_old_gets_the_newest_table_at_once()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var there = servers.OnSecond(here);
        for (var i = 0; i < 5; i++)
        {
            var old = await there.VersionAsync();
            await here.RunAsync(here.Host, new Reset());

            await using var stream = await there.OpenPageStreamAsync(here.Host, $"?since={old}");
            Assert.Equal(old + 1, (long?)(await stream.ReadUntilAsync("live:hello")).Json["version"]);
        }
    }

    [Fact]
    public async Task A_poll_at_a_server_that_is_behind_brings_back_no_older_card()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        await here.RunAsync(pia, new Vote("3"));
        var since = await servers.OnSecond(here).VersionAsync();
        await here.RunAsync(pia, new Vote("8"));
        var seen = await TwoServers.PollAsync(servers.First, here, pia, $"?since={since}&wait=0");

        var waiting = TwoServers.PollAsync(servers.Second, here, pia, $"?since={since}&seen={seen}");
        await here.RunAsync(pia, new Vote("5"));

        Assert.Equal((await TwoServers.PollAsync(servers.First, here, pia, $"?since={since}&wait=0"))[^18..], (await waiting)[^18..]);
    }

    [Fact]
    public async Task A_changed_vote_is_told_to_the_voters_pages_on_the_other_server_and_to_nobody_else()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        await here.RunAsync(pia, new Vote("3"));
        var there = servers.OnSecond(here);
        var since = await there.VersionAsync();
        await using var mine = await there.OpenPageStreamAsync(pia, $"?since={since}");
        await using var hosts = await there.OpenPageStreamAsync(here.Host, $"?since={since}");
        await using var script = await there.OpenApiStreamAsync(query: $"?since={since}");
        await mine.ReadUntilAsync("me:changed");
        await hosts.ReadUntilAsync("me:changed");
        var waiting = there.SendAsync(HttpMethod.Get, $"?since={since}");

        await here.RunAsync(pia, new Vote("8"));

        Assert.Contains("8", (await mine.ReadUntilAsync("me:changed")).Data, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        await here.RunAsync(here.Host, new Vote("5"));
        await hosts.ReadUntilAsync(since + 1);
        await script.ReadUntilAsync(since + 1);
        string[] everyone = ["live:hello", "presence:changed", "live:ping"];
        Assert.Equal(["vote:submitted"], script.Received.Select(frame => frame.Name).Except(everyone));
        Assert.Equal(["me:changed", "vote:submitted"], hosts.Received.Select(frame => frame.Name).Where(name => !everyone.Contains(name)));
        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
    }

    [Fact]
    public async Task A_poll_that_goes_from_server_to_server_waits_and_misses_nothing()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        await here.RunAsync(pia, new Vote("3"));
        var since = await here.VersionAsync();
        var seen = await TwoServers.PollAsync(servers.First, here, pia, $"?since={since}&wait=0");
        // Another player is present on one server alone.
        using var socket = await here.OpenPageSocketAsync(here.Host);
        await here.WaitUntilPresentAsync(here.Host);

        var waiting = TwoServers.PollAsync(servers.Second, here, pia, $"?since={since}&seen={seen}");
        await here.RunAsync(pia, new Vote("8"));

        var next = await waiting;
        Assert.NotEqual(seen[^18..], next[^18..]);
        Assert.Equal(next[^18..], (await TwoServers.PollAsync(servers.First, here, pia, $"?since={since}"))[^18..]);
    }

    [Fact]
    public async Task The_report_of_an_import_is_shown_by_whichever_server_answers_and_to_nobody_else()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        using var imported = await servers.First.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{here.Code}/stories/import", here.Host, ("lines", "First\nSecond\nFirst"));
        Assert.Equal(HttpStatusCode.SeeOther, imported.StatusCode);
        var address = imported.Headers.Location!.OriginalString.Split('#')[0];

        foreach (var server in (TestServer[])[servers.Second, servers.First])
        {
            using var page = await server.SendAsBrowserAsync(HttpMethod.Get, address, here.Host);
            Assert.Contains("id=\"report\"", await ResponseText.OfAsync(page), StringComparison.Ordinal);
        }
        using var other = await servers.Second.SendAsBrowserAsync(HttpMethod.Get, address, pia);
        Assert.DoesNotContain("id=\"report\"", await ResponseText.OfAsync(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Players_on_both_servers_lose_no_vote_and_are_refused_none()
    {
        var here = await ServerSession.OpenAsync(servers.First);
        ServerSession[] doors = [here, servers.OnSecond(here)];
        var players = new List<TestPlayer>();
        for (var i = 0; i < 8; i++) players.Add(await doors[i % 2].JoinAsync($"Player {i}"));
        for (var round = 1; round <= 3; round++)
        {
            await Task.WhenAll(players.Select((player, i) => doors[(i + round) % 2].RunAsync(player, new Vote("5", round))));
            Assert.Equal(8, (int?)(await doors[round % 2].SnapshotAsync())["voteCount"]);
            await doors[round % 2].RunAsync(here.Host, new Reveal(round));
            await doors[(round + 1) % 2].RunAsync(here.Host, new Reset(round));
        }
    }
}

public sealed class TwoServersOnSqliteTests : TwoServersTests
{
    private protected override Task<TwoServers> StartAsync() => TwoServers.OnSqliteAsync();
}

public sealed class TwoServersOnPostgreSqlTests(PostgreSqlFixture fixture) : TwoServersTests
{
    private protected override Task<TwoServers> StartAsync() => TwoServers.OnPostgreSqlAsync(fixture);
}

public sealed class TwoServersWithRedisTests(PostgreSqlFixture fixture) : TwoServersTests
{
    RedisServer redis = null!;

    private protected override async Task<TwoServers> StartAsync()
    {
        redis = await RedisServer.StartAsync(TestContext.Current.CancellationToken);
        var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis);
        await RedisTests.WaitForHintsAsync(servers);
        return servers;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await redis.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Data;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Nodes;
using StackExchange.Redis;

namespace PlanningPoker.Tests.Nodes;

/// <summary>Two servers on PostgreSQL with a Redis, which is fast and whose faults lose nothing.</summary>
public sealed partial class RedisTests(PostgreSqlFixture fixture)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_told_on_the_other_server_long_before_it_compares_stamps()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis);
        await WaitForHintsAsync(servers);
        await ChangesArriveAsync(servers, 20);
        Assert.True(servers.Second.Services.GetRequiredService<ServerStates>().AreHintsComplete);
    }

    [Fact]
    public async Task Who_is_connected_to_one_server_is_present_on_all()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis);
        await WaitForHintsAsync(servers);
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        using var host = await here.OpenPageSocketAsync(here.Host);
        using var player = await servers.OnSecond(here).OpenPageSocketAsync(pia);

        foreach (var session in (ServerSession[])[here, servers.OnSecond(here)])
        {
            await session.WaitUntilPresentAsync(here.Host);
            await session.WaitUntilPresentAsync(pia);
        }

        redis.Freeze();
        await WaitForAsync(() => !servers.First.Services.GetRequiredService<ServerStates>().IsConnected);
        await here.RunAsync(pia, new Vote("5"));
        await here.WaitUntilPresentAsync(pia);
        redis.Thaw();
    }

    [Fact]
    public async Task While_Redis_is_killed_or_frozen_everything_arrives_and_health_says_so()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis);
        await WaitForHintsAsync(servers);

        redis.Freeze();
        await ChangesArriveAsync(servers, 3);
        await WaitForHealthAsync(servers.First, status => status.StartsWith("Degraded, away since", StringComparison.Ordinal));
        redis.Thaw();
        await WaitForHealthAsync(servers.First, status => status == "Healthy");

        redis.Kill();
        await ChangesArriveAsync(servers, 3);
        await WaitForHealthAsync(servers.Second, status => status.StartsWith("Degraded", StringComparison.Ordinal));
        await redis.StartAgainAsync(Ct);
        await WaitForHintsAsync(servers);
        await ChangesArriveAsync(servers, 20);

        Assert.Empty(servers.First.Errors);
        foreach (var text in (string[])["Redis has been away since", "Redis is back"])
            await WaitForAsync(() => servers.First.Warnings.Any(warning => warning.StartsWith(text, StringComparison.Ordinal)));
    }

    [Theory, InlineData(""), InlineData(",password=wrong")]
    public async Task A_Redis_that_is_absent_or_refuses_the_password_stops_nothing(string more)
    {
        await using var redis = await (more == "" ? RedisServer.CreateAsync() : RedisServer.StartAsync(Ct, "--requirepass", "right"));
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis, more);

        await ChangesArriveAsync(servers, 3);
        await WaitForHealthAsync(servers.First, status => status.StartsWith("Degraded, away since", StringComparison.Ordinal));

        if (more != "") return;
        await redis.StartAgainAsync(Ct);
        await WaitForHealthAsync(servers.First, status => status == "Healthy");
    }

    [Fact]
    public async Task What_an_address_may_do_is_counted_over_both_servers_and_by_each_while_Redis_is_away()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis, settings: ("Limits:SessionsPerHour", "4"));
        await WaitForHintsAsync(servers);
        for (var i = 0; i < 4; i++) Assert.Equal(HttpStatusCode.Created, await OpenAsync(i % 2 == 0 ? servers.First : servers.Second));

        Assert.Equal(HttpStatusCode.TooManyRequests, await OpenAsync(servers.First));
        redis.Freeze();
        await WaitForAsync(() => !servers.Second.Services.GetRequiredService<ServerStates>().IsConnected);
        Assert.Equal(HttpStatusCode.Created, await OpenAsync(servers.Second));
        redis.Thaw();

        static async Task<HttpStatusCode> OpenAsync(TestServer server)
        {
            using var response = await server.Http.PostAsJsonAsync(
                "/api/sessions", new { name = "Team", hostName = "Hana" }, TestTimeout.Token);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Settings_that_cannot_work_are_said_once()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var one = await TestServer.StartAsync(null, ("Nodes:Redis", redis.ConnectionString));
        await using var other = await TestServer.StartAsync(null, ("Nodes:Redis", redis.ConnectionString));
        await WaitForAsync(() => one.Errors.Count >= 2);

        Assert.Single(one.Errors, error => error.Contains("SQLite file", StringComparison.Ordinal));
        Assert.Single(one.Errors, error => error.Contains("Nodes:Prefix", StringComparison.Ordinal));
    }

    /// <summary>Runs commands on one server, each after the one before has arrived on the other.</summary>
    static async Task ChangesArriveAsync(TwoServers servers, int count)
    {
        var here = await ServerSession.OpenAsync(servers.First);
        await using var stream = await servers.OnSecond(here).OpenPageStreamAsync(here.Host);
        await stream.ReadUntilAsync("me:changed");
        for (var i = 0; i < count; i++)
        {
            await here.RunAsync(here.Host, new Reset());
            await stream.ReadUntilAsync(await here.VersionAsync());
        }
    }

    internal static Task WaitForHintsAsync(TwoServers servers) => WaitForAsync(() =>
        servers.First.Services.GetRequiredService<ServerStates>().AreHintsComplete
        && servers.Second.Services.GetRequiredService<ServerStates>().AreHintsComplete);

    static async Task WaitForHealthAsync(TestServer server, Func<string, bool> isExpected)
    {
        var limit = TestTimeout.Token;
        while (true)
        {
            var health = await server.Http.GetFromJsonAsync<JsonObject>("/health/ready", limit);
            if (isExpected((string)health!["checks"]!["redis"]!)) return;
        }
    }

    static async Task WaitForAsync(Func<bool> condition)
    {
        var limit = TestTimeout.Token;
        while (!condition())
        {
            limit.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Live.Transports;
using PlanningPoker.Web.Nodes;
using StackExchange.Redis;

namespace PlanningPoker.Tests.Nodes;

/// <summary>What passes through Redis, and what the other server makes of it.</summary>
public sealed partial class RedisTests
{
    [Fact]
    public async Task Through_Redis_pass_only_codes_stamps_what_happened_and_ids()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis);
        await WaitForHintsAsync(servers);
        var sent = new ConcurrentQueue<string>();
        await using var listener = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await listener.GetSubscriber().SubscribeAsync(
            RedisChannel.Pattern("*"), (channel, message) => sent.Enqueue($"{channel} {message}"));
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        await using var stream = await servers.OnSecond(here).OpenPageStreamAsync(pia);
        await here.RunAsync(here.Host, new CreateStory("s-1", "A secret story"));
        foreach (var vote in (Vote[])[new("5", Reason: "Known ground"), new("8"), new("½")]) await here.RunAsync(pia, vote);
        await here.RunAsync(here.Host, new Reveal());
        await stream.ReadUntilAsync(await here.VersionAsync());
        await WaitForAsync(() => sent.Any(text => text.Contains(" stamp 7 ", StringComparison.Ordinal)));

        var events = typeof(SessionEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SessionEvent)));
        var reasons = Enum.GetNames<SystemReason>().Select(reason => $":{reason}");
        HashSet<string> known = [.. events.Select(type => type.Name), .. reasons, here.Host.Id.Value, pia.Id.Value, "s-1"];
        foreach (var text in sent)
        {
            var parts = Message().Match(text);
            Assert.True(parts.Success, text);
            if (parts.Groups["change"].Value is { Length: > 0 } change) Assert.Subset(known, TextsIn(JsonNode.Parse(change)).ToHashSet());
        }
    }

    [Fact]
    public async Task Polls_that_alternate_between_servers_wait_while_Redis_is_away_and_learn_who_is_present_when_it_is_back()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis);
        await WaitForHintsAsync(servers);
        var here = await ServerSession.OpenAsync(servers.First);
        var pia = await here.JoinAsync("Pia");
        redis.Kill();
        await WaitForAsync(() => !servers.First.Services.GetRequiredService<ServerStates>().IsConnected
            && !servers.Second.Services.GetRequiredService<ServerStates>().IsConnected);
        using var socket = await here.OpenPageSocketAsync(here.Host);
        await here.WaitUntilPresentAsync(here.Host);
        var since = await here.VersionAsync();
        var seen = await TwoServers.PollAsync(servers.First, here, pia, $"?since={since}&wait=0");

        var waiting = TwoServers.PollAsync(servers.Second, here, pia, $"?since={since}&seen={seen}");
        await here.RunAsync(pia, new Vote("3"));
        var voted = await here.VersionAsync();
        Assert.NotEqual(seen[^18..], (seen = await waiting)[^18..]);

        await redis.StartAgainAsync(Ct);
        await WaitForHintsAsync(servers);
        await servers.OnSecond(here).WaitUntilPresentAsync(here.Host);
        var next = await TwoServers.PollAsync(servers.Second, here, pia, $"?since={voted}&seen={seen}");
        Assert.StartsWith(PollState.AllServers, next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_on_one_server_is_told_on_the_other_as_it_happened()
    {
        await using var redis = await RedisServer.StartAsync(Ct);
        await using var servers = await TwoServers.OnPostgreSqlAsync(fixture, redis, clock: TestClock.Create());
        await WaitForHintsAsync(servers);
        var here = await ServerSession.OpenAsync(servers.First);
        var there = servers.OnSecond(here);
        // The host is here: otherwise the system would look for somebody to stand in, among those who have joined.
        await using var mine = await here.OpenApiStreamAsync(here.Host);
        await using var other = await there.OpenApiStreamAsync();
        await using var page = await there.OpenPageStreamAsync();
        EventStreamClient[] streams = [mine, other, page];
        foreach (var stream in streams) await stream.ReadUntilAsync("presence:changed");
        foreach (var session in (ServerSession[])[here, there]) await session.WaitUntilPresentAsync(here.Host);
        var pia = await here.JoinAsync("Pia");
        await ArrivesAsync();
        foreach (var (player, command) in new (TestPlayer, PlayerCommand)[]
        {
            (here.Host, new CreateStory("s-1", "A story")), (here.Host, new StartStory(new("s-1"))), (pia, new Vote("5")),
            (here.Host, new Vote("8")), (pia, new Retract()), (pia, new Vote("8")), (here.Host, new Reveal()),
            (here.Host, new EstimateStory(new("s-1"), "8")), (here.Host, new Reset()), (here.Host, new UpdateSession("Blue")),
            (here.Host, new RemovePlayer(pia.Id)),
        })
        {
            await here.RunAsync(player, command);
            await ArrivesAsync();
        }

        Assert.Equal(Events(mine), Events(other));
        Assert.DoesNotContain(page.Received.Skip(1), frame => frame.Name == "session:sync" && frame.Id > 1);
        Assert.Contains(page.Received, frame => frame.Data.Contains("class=\"toast", StringComparison.Ordinal));

        async Task ArrivesAsync()
        {
            var version = await here.VersionAsync();
            foreach (var stream in streams)
                if (stream.Received.Max(frame => frame.Id) < version) await stream.ReadUntilAsync(version);
        }

        static IEnumerable<string> Events(EventStreamClient stream) =>
            stream.Received.Where(frame => frame.Id is > 1).Select(frame => $"{frame.Id} {frame.Name} {frame.Data}");
    }

    [GeneratedRegex("^poker:(session:[0-9A-Z-]+)? [0-9a-f]{12} "
        + "(alive [0-9a-f]{12} [0-9]+|who|here [a-z0-9,]*|answer [a-z0-9,]* ([0-9a-f]{12}:[0-9]+:[a-z0-9,]*;?)*"
        + "|beat [a-z0-9]+|stamp [0-9]+ (?<change>({.*})?))$")]
    private static partial Regex Message();

    static IEnumerable<string> TextsIn(JsonNode? json) => json switch
    {
        JsonObject members => members.SelectMany(member => TextsIn(member.Value)),
        JsonArray items => items.SelectMany(TextsIn),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}

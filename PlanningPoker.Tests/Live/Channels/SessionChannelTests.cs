using System.Diagnostics;
using System.Text.Json;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Scheduling;

namespace PlanningPoker.Tests.Live.Channels;

/// <summary>What a channel puts into the queues of its connections, and when.</summary>
public sealed class SessionChannelTests : IAsyncDisposable
{
    readonly InProcessFeed feed = new();
    readonly SessionChannel channel = new(
        TestSession.Code, new FrameFactory(null!, new Fresh(), TimeProvider.System), new DueTimes(TimeProvider.System), new OneServer(),
        TimeProvider.System);
    TestSession session = TestSession.Of("Ann", "Bob", "Cleo");

    [Fact]
    public async Task Changes_that_follow_each_other_closely_are_sent_together_and_in_order()
    {
        await channel.SubscribeToAsync(feed);
        using var first = new Subscription(channel, new());
        using var second = new Subscription(channel, new());

        for (var i = 0; i < 10; i++) await PublishAsync(("Ann", i % 2 == 0 ? new Vote("5") : new Retract()));

        foreach (var reader in new[] { first, second })
        {
            var batches = await ReadAsync(reader, count: 10);
            Assert.Equal(Enumerable.Range(4, 10), batches.SelectMany(batch => batch).Select(item => (int)item.Session!.Version));
            Assert.InRange(batches.Count, 1, 9);
        }
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 60)]
    public async Task What_follows_a_change_waits_longer_to_pages_than_to_scripts(bool isPage, int milliseconds)
    {
        await channel.SubscribeToAsync(feed);
        using var reader = new Subscription(channel, new(isPage));
        var start = Stopwatch.GetTimestamp();

        await PublishAsync(("Ann", new Vote("5")));
        await ReadAsync(reader, count: 1);
        await PublishAsync(("Bob", new Vote("5")));
        await ReadAsync(reader, count: 1);

        // A timer may be early by the clock's resolution.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, milliseconds - 15, 10_000);
    }

    [Fact]
    public async Task A_silent_change_throws_no_shared_frame_away_and_a_public_one_does()
    {
        await channel.SubscribeToAsync(feed);
        await PublishAsync(("Ann", new Vote("5")));
        var table = channel.SyncFrame(session.State);

        await PublishAsync(("Ann", new Vote("8")));

        Assert.Same(table, channel.SyncFrame(session.State));
        await PublishAsync(("Bob", new Vote("8")));
        Assert.NotSame(table, channel.SyncFrame(session.State));
    }

    [Fact]
    public async Task A_batch_that_is_larger_than_a_queue_overflows_none_that_is_empty()
    {
        await channel.SubscribeToAsync(feed);
        using var reader = new Subscription(channel, new());

        await PublishAsync([.. Enumerable.Range(0, 200).Select(i => ("Ann", i % 2 == 0 ? (Command)new Vote("5") : new Retract()))]);

        Assert.Equal(200, Assert.Single(await ReadAsync(reader, count: 200)).Length);
    }

    [Fact]
    public async Task A_reader_that_does_not_read_gets_the_whole_table_instead_of_what_it_missed()
    {
        await channel.SubscribeToAsync(feed);
        using var reader = new Subscription(channel, new());
        using var other = new Subscription(channel, new());
        await PublishAsync(("Ann", new Vote("5")));
        await ReadAsync(other, count: 1);

        await PublishAsync([.. Enumerable.Range(0, 200).Select(i => ("Bob", i % 2 == 0 ? (Command)new Vote("5") : new Retract()))]);
        await ReadAsync(other, count: 200);

        var batch = await reader.Queue.DequeueAllAsync();
        Assert.True(batch.Overflowed);
        Assert.Equal(200, batch.Items.Length);
    }

    [Fact]
    public async Task A_private_change_of_another_player_drops_nothing_that_waits()
    {
        await PublishAsync(("Ann", new Vote("5")));
        await channel.SubscribeToAsync(feed);
        using var bob = SubscriptionOf("Bob");
        using var ann = SubscriptionOf("Ann");
        await PublishAsync([.. Enumerable.Range(0, 100).Select(i => ("Bob", i % 2 == 0 ? (Command)new Vote("5") : new Retract()))]);
        await ReadAsync(ann, count: 100);

        await PublishAsync(("Ann", new Vote("8")));
        await ReadAsync(ann, count: 1);

        Assert.Equal(100, Assert.Single(await ReadAsync(bob, count: 100)).Length);
    }

    [Fact]
    public async Task A_private_change_is_queued_only_for_the_player_whom_it_affects()
    {
        await PublishAsync(("Ann", new Vote("5")));
        await channel.SubscribeToAsync(feed);
        using var ann = SubscriptionOf("Ann");
        using var bob = SubscriptionOf("Bob");

        await PublishAsync(("Ann", new Vote("8")), ("Bob", new Vote("3")));

        Assert.Equal(2, (await ReadAsync(ann, count: 2)).Sum(batch => batch.Length));
        Assert.IsType<Frame>(Assert.Single(Assert.Single(await ReadAsync(bob, count: 1))));
    }

    [Fact]
    public async Task Who_leaves_and_joins_again_in_one_batch_is_still_present()
    {
        await channel.SubscribeToAsync(feed);
        using var bob = SubscriptionOf("Bob");

        await PublishAsync(("Bob", new Leave()), ("Bob", new Join("Bob")));
        Assert.Equal([TestSession.Id("Bob")], channel.Presence.PresentPlayers());

        await PublishAsync(("Bob", new Leave()));
        Assert.Empty(channel.Presence.PresentPlayers());
    }

    [Fact]
    public async Task A_ping_says_the_version_that_was_published_or_read_last()
    {
        await channel.SubscribeToAsync(feed);
        channel.HelloFrame(session.State.Version, null, null);
        Assert.Equal(session.State.Version, await VersionOfPingAsync());

        await PublishAsync(("Ann", new Vote("5")));
        Assert.Equal(session.State.Version, await VersionOfPingAsync());

        // A silent change must not show.
        var before = session.State.Version;
        await PublishAsync(("Ann", new Vote("8")));
        Assert.Equal(before, await VersionOfPingAsync());
    }

    public async ValueTask DisposeAsync() => await channel.DisposeAsync();

    async Task<long> VersionOfPingAsync()
    {
        var message = await channel.PingFrame().EncodeAsync(FrameFormat.JsonMessage);
        return JsonDocument.Parse(message).RootElement.GetProperty("data").GetProperty("version").GetInt64();
    }

    Subscription SubscriptionOf(string player)
    {
        var subscription = new Subscription(channel, new());
        subscription.Authenticate(new PlayerIdentity(TestSession.Id(player), TestSession.DeviceOf(player)));
        return subscription;
    }

    async Task PublishAsync(params (string Player, Command Command)[] commands)
    {
        var items = new List<FeedItem>();
        foreach (var (player, command) in commands)
        {
            var outcome = session.Try(player, command);
            items.Add(outcome.ToFeedItem(session.State, session.ActorOf(player))!);
            session = session.With(outcome.Session);
        }
        await feed.PublishAsync(TestSession.Code, items);
    }

    static async Task<List<QueueItem[]>> ReadAsync(Subscription reader, int count)
    {
        var batches = new List<QueueItem[]>();
        while (batches.Sum(batch => batch.Length) < count)
            batches.Add((await reader.Queue.DequeueAllAsync().AsTask().WaitAsync(TestTimeout.Token)).Items);
        return batches;
    }
}

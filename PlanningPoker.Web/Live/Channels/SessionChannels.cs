using PlanningPoker.Web.Hosting.Jobs;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The channels of sessions with an open connection. Once a second each gets a tick, and idle ones are removed.</summary>
sealed partial class SessionChannels(
    ISessionFeed feed, FrameFactory frames, IPresenceObserver observer, IPresenceExchange exchange, IConfiguration configuration,
    IHostApplicationLifetime lifetime, JobHealth health, TimeProvider clock, ILogger<SessionChannels> log)
    : BackgroundJob(health, clock, log), IPresence
{
    /// <summary>In what time pages come back to a server that restarts; their moments are spread over it.</summary>
    static readonly TimeSpan DefaultReturn = TimeSpan.FromSeconds(8);

    static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    /// <summary>Each has a lock: with one for all, whoever connects would wait until a tick has gone through all sessions.</summary>
    const int Groups = 64;

    readonly ChannelGroup[] groups = [.. Enumerable.Range(0, Groups).Select(_ => new ChannelGroup())];

    /// <summary>How many players are here, in all sessions, as of the last tick.</summary>
    public int PlayersHere { get; private set; }

    /// <summary>Subscribes a connection. Everything that happens from now on is queued, so read the session after this.</summary>
    /// <param name="code">The session.</param>
    /// <param name="owner">The player whose connection it is; null for a reader without one.</param>
    /// <param name="isSeated">The player is seated, and so counts as present while the connection is open.</param>
    /// <param name="options">The properties of the connection.</param>
    public async Task<Subscription> SubscribeAsync(
        SessionCode code, PlayerIdentity? owner, bool isSeated, SubscriptionOptions options)
    {
        var group = GroupOf(code);
        var opened = await group.RunAsync(async () =>
        {
            var subscription = new Subscription(await OpenAsync(code), options) { Owner = owner };
            if (isSeated) subscription.Authenticate(owner!);
            if (group.IsStopping) subscription.AnnounceShutdown(ReturnWithin);
            else if (isSeated) subscription.Channel.AnnouncePresence();
            return subscription;
        });
        await opened.Channel.OthersAnswered;
        return opened;
    }

    public async Task<IReadOnlySet<PlayerId>> GetPresentAsync(SessionCode code)
    {
        // Only who subscribes to other servers' messages knows who is present there.
        var group = GroupOf(code);
        var channel = await group.RunAsync(async () =>
            exchange.IsShared ? await OpenAsync(code) : group.Channels.GetValueOrDefault(code));
        if (channel is null) return new HashSet<PlayerId>();
        await channel.OthersAnswered;
        return channel.Presence.PresentPlayers();
    }

    public async Task<IAsyncDisposable> TrackAsync(SessionCode code, PlayerId? player) => await GroupOf(code).RunAsync(async () =>
    {
        var subscription = new Subscription(await OpenAsync(code), new(AnswersPings: true));
        if (player is { } me) subscription.ShowPresent(me);
        return subscription;
    });

    public Task TouchAsync(SessionCode code, PlayerId player) => GroupOf(code).RunAsync(async () =>
    {
        var channel = await OpenAsync(code);
        channel.Presence.Touch(player, PresenceTracker.GraceTime);
        return channel;
    });

    /// <summary>A heartbeat of a player whose event stream is open.</summary>
    public Task HeartbeatAsync(SessionCode code, PlayerId player)
    {
        exchange.Heartbeat(code, player);
        return CountHeartbeatAsync(code, player);
    }

    public override void Dispose()
    {
        foreach (var group in groups) group.Dispose();
        base.Dispose();
    }

    protected override string Name => "presence";

    protected override TimeSpan PauseAfterFailure => TickInterval;

    protected override async Task RunAsync(CancellationToken ct)
    {
        // Kestrel waits for open requests when it stops, so streams must end by themselves.
        using var stopping = lifetime.ApplicationStopping.Register(() => _ = AnnounceShutdownAsync());
        exchange.HeartbeatElsewhere += CountElsewhere;
        try
        {
            using var timer = new PeriodicTimer(TickInterval, Clock);
            while (await timer.WaitForNextTickAsync(ct)) await TickAsync();
        }
        finally
        {
            exchange.HeartbeatElsewhere -= CountElsewhere;
        }
    }

    void CountElsewhere(SessionCode code, PlayerId player) => _ = CountHeartbeatAsync(code, player);

    TimeSpan ReturnWithin => configuration.GetValue<TimeSpan?>("Live:ReturnWithin") ?? DefaultReturn;

    ChannelGroup GroupOf(SessionCode code) => groups[(uint)code.GetHashCode() % Groups];

    Task<bool> CountHeartbeatAsync(SessionCode code, PlayerId player)
    {
        var group = GroupOf(code);
        return group.RunAsync(() =>
        {
            group.Channels.GetValueOrDefault(code)?.Presence.Heartbeat(player);
            return Task.FromResult(true);
        });
    }

    async Task TickAsync()
    {
        var (haveAllSucceeded, here) = (true, 0);
        foreach (var group in groups)
        {
            haveAllSucceeded &= await group.RunAsync(async () =>
            {
                var hasFailed = false;
                foreach (var channel in group.Channels.Values.ToArray())
                {
                    hasFailed |= !await TryTickAsync(group, channel);
                    here += channel.Presence.PresentPlayers().Count;
                }
                return !hasFailed;
            });
        }
        PlayersHere = here;
        if (haveAllSucceeded) Succeeded();
        else Failed();
    }

    async Task<bool> TryTickAsync(ChannelGroup group, SessionChannel channel)
    {
        try
        {
            channel.Tick();
            if (!channel.IsIdle) return true;
            group.Channels.Remove(channel.Code);
            await channel.DisposeAsync();
            return true;
        }
        catch (Exception exception)
        {
            // The other sessions are not to suffer from it.
            LogTick(Log, channel.Code, exception);
            return false;
        }
    }

    Task<bool[]> AnnounceShutdownAsync() => Task.WhenAll(groups.Select(group => group.RunAsync(() =>
    {
        group.IsStopping = true;
        foreach (var channel in group.Channels.Values) channel.AnnounceShutdown(ReturnWithin);
        return Task.FromResult(true);
    })));

    /// <summary>To be used in its group only.</summary>
    async Task<SessionChannel> OpenAsync(SessionCode code)
    {
        var channels = GroupOf(code).Channels;
        if (channels.TryGetValue(code, out var channel)) return channel;
        channel = new SessionChannel(code, frames, observer, exchange, Clock);
        await channel.SubscribeToAsync(feed);
        return channels[code] = channel;
    }

    [LoggerMessage(120, LogLevel.Error, "The connections of the session {Code} could not be looked after; the next attempt is in a second")]
    static partial void LogTick(ILogger log, SessionCode code, Exception exception);
}

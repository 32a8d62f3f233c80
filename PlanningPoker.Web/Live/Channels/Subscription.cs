using System.Diagnostics;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>A connection in a channel, until it is disposed: its queue, its player, and its write timeout.</summary>
sealed class Subscription : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// After this time a reader that reads nothing counts as gone. It is real time, because a reader does not follow a fake clock.
    /// </summary>
    static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10), ShutdownWriteTimeout = TimeSpan.FromSeconds(1);

    readonly SubscriptionOptions options;
    OpenConnection? presence;
    TimeSpan writeTimeout = WriteTimeout;

    /// <summary>How many extra pings still follow the opening, so that a page knows how long a message usually takes.</summary>
    int warmUpPings;

    long writingSince;

    public Subscription(SessionChannel channel, SubscriptionOptions options)
    {
        (Channel, this.options) = (channel, options);
        warmUpPings = options is { IsPage: true, IsPoll: false } ? LiveTimes.WarmUpPings : 0;
        channel.Add(this);
    }

    public SessionChannel Channel { get; }

    /// <inheritdoc cref="SubscriptionOptions.IsPage"/>
    public bool IsPage => options.IsPage;

    public FrameQueue Queue { get; } = new();

    /// <summary>The player whose connection this is, and their device; null for a reader without a seat.</summary>
    public PlayerIdentity? Owner { get; set; }

    /// <summary>From now on the connection belongs to the player, who counts as present.</summary>
    public void Authenticate(PlayerIdentity identity)
    {
        Owner = identity;
        ShowPresent(identity.Player);
    }

    /// <summary>Counts the player as present while the connection is open.</summary>
    public void ShowPresent(PlayerId player)
    {
        if (presence?.Player == player) return;
        if (presence is not null) Channel.Presence.Close(presence);
        presence = Channel.Presence.Open(player, options.AnswersPings);
        if (options.IsPoll) Channel.Presence.Touch(player, PresenceTracker.AliveTime);
    }

    /// <summary>
    /// Whether its player has left or was removed, or no longer has the device; without a player, whether the session has a passcode.
    /// </summary>
    public bool HasLostAccess(PokerSession session) => Owner is { } me
        ? session.Player(me.Player) is not { IsSeated: true } player || !player.Devices.Contains(me.Device)
        : !session.MayRead(null);

    /// <summary>Starts the write timeout: if the write takes longer, the connection is aborted.</summary>
    public void BeginWrite() => Volatile.Write(ref writingSince, Stopwatch.GetTimestamp());

    public void EndWrite() => Volatile.Write(ref writingSince, 0);

    /// <summary>Runs once a second: checks the write timeout and sends warm-up pings.</summary>
    public void Tick()
    {
        if (Volatile.Read(ref writingSince) is > 0 and var since && Stopwatch.GetElapsedTime(since) > writeTimeout) options.Abort?.Invoke();
        if (warmUpPings == 0) return;
        warmUpPings--;
        Queue.EnqueueAndWake(Channel.PingFrame());
    }

    /// <summary>Whether the item has to be queued here: a private check only for the player whom it may affect.</summary>
    public bool Needs(QueueItem item) => item is not PrivateCheck || item.MayAffect(Owner?.Player);

    /// <summary>Tells the reader that the server stops, and waits less long for one that reads nothing.</summary>
    /// <param name="returnWithin">In what time its page is to come back.</param>
    public void AnnounceShutdown(TimeSpan returnWithin)
    {
        writeTimeout = ShutdownWriteTimeout;
        Queue.EnqueueAndWake(FrameFactory.Bye(returnWithin));
    }

    public void Dispose()
    {
        Channel.Remove(this);
        if (presence is not null) Channel.Presence.Close(presence);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

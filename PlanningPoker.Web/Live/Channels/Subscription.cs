using System.Diagnostics;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>One connection's place in a channel, until it is disposed: its queue, its player, and how long a write may take.</summary>
sealed class Subscription : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// A reader that takes nothing for so long is gone. Measured in real time: other people's machines do not follow our clock.
    /// </summary>
    static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(10), ShutdownWriteTimeout = TimeSpan.FromSeconds(1);

    /// <summary>A tick is a second.</summary>
    static readonly int TicksPerWarmUpPing = (int)LiveTimes.WarmUpInterval.TotalSeconds;

    readonly SubscriptionOptions options;
    OpenConnection? presence;
    TimeSpan writeTimeout = WriteTimeout;
    int warmUpPings, ticks;
    long writingSince;

    public Subscription(SessionChannel channel, SubscriptionOptions options)
    {
        (Channel, this.options, warmUpPings) = (channel, options, options.WarmUpPings);
        channel.Add(this);
    }

    public SessionChannel Channel { get; }
    public FrameQueue Queue { get; } = new();

    /// <summary>The player whose connection this is, and their device; null for a reader without a seat.</summary>
    public PlayerIdentity? Owner { get; set; }

    /// <summary>From now on this is the player's connection, and they are here.</summary>
    public void Authenticate(PlayerIdentity identity)
    {
        Owner = identity;
        ShowPresent(identity.Player);
    }

    /// <summary>While the connection is open, this player is here.</summary>
    public void ShowPresent(PlayerId player)
    {
        if (presence?.Player == player) return;
        if (presence is not null) Channel.Presence.Close(presence);
        presence = Channel.Presence.Open(player, options.AnswersPings);
        if (options.IsPoll) Channel.Presence.Touch(player, PresenceTracker.AliveTime);
    }

    /// <summary>Whether its player has left or was removed, or the device is not theirs any more.</summary>
    public bool HasLostSeat(PokerSession session) =>
        Owner is { } me && (session.Player(me.Player) is not { IsSeated: true } player || !player.Devices.Contains(me.Device));

    /// <summary>A write begins. If it takes too long, the connection is aborted.</summary>
    public void BeginWrite() => Volatile.Write(ref writingSince, Stopwatch.GetTimestamp());

    public void EndWrite() => Volatile.Write(ref writingSince, 0);

    /// <summary>Once a second.</summary>
    public void Tick()
    {
        if (Volatile.Read(ref writingSince) is > 0 and var since && Stopwatch.GetElapsedTime(since) > writeTimeout) options.Abort?.Invoke();
        if (warmUpPings == 0 || ++ticks % TicksPerWarmUpPing != 0) return;
        warmUpPings--;
        Queue.Enqueue(FrameFactory.Ping);
    }

    /// <summary>The server stops: a reader that takes nothing now is not waited for.</summary>
    public void SayBye()
    {
        writeTimeout = ShutdownWriteTimeout;
        Queue.Enqueue(FrameFactory.Bye());
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

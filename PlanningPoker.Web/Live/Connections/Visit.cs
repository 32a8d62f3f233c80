using System.Diagnostics;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>One connection's place in a room, until it is disposed.</summary>
sealed class Visit : IDisposable, IAsyncDisposable
{
    /// <summary>A reader that takes nothing for so long is gone. Other people's machines and networks keep real time, whatever ours is told.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), LastPatience = TimeSpan.FromSeconds(1);

    /// <summary>It looks once a second.</summary>
    static readonly int LooksPerWord = (int)LiveTimes.WarmUpInterval.TotalSeconds;

    readonly Line line;
    Attendance.Stay? stay;
    TimeSpan patience = Patience;
    int words, looks;
    long writingSince;

    public Visit(Room room, Line line)
    {
        (Room, this.line, words) = (room, line, line.Words);
        room.Add(this);
    }

    public Room Room { get; }
    public Mailbox Mailbox { get; } = new();

    /// <summary>From now on it is this player's connection, and they are here.</summary>
    public void Become(Identified identity)
    {
        Mailbox.Owner = identity;
        Show(identity.Player);
    }

    /// <summary>As long as the connection is open, this player is here.</summary>
    public void Show(PlayerId player)
    {
        if (stay?.Player == player) return;
        if (stay is not null) Room.Attendance.Close(stay);
        stay = Room.Attendance.Open(player, line.ProvesItself);
        if (line.ProvesOnce) Room.Attendance.See(player, Attendance.Proof);
    }

    /// <summary>Its player has left or was sent away, or the device is none of theirs any more.</summary>
    public bool IsUnseated(PokerSession session) =>
        Mailbox.Owner is { } me && (session.Player(me.Player) is not { IsSeated: true } player || !player.Devices.Contains(me.Device));

    /// <summary>Something is on its way to the reader. Where that takes too long, the connection is cut.</summary>
    public void BeginWriting() => Volatile.Write(ref writingSince, Stopwatch.GetTimestamp());

    public void EndWriting() => Volatile.Write(ref writingSince, 0);

    /// <summary>Once a second.</summary>
    public void Look()
    {
        if (Volatile.Read(ref writingSince) is > 0 and var since && Stopwatch.GetElapsedTime(since) > patience) line.Cut?.Invoke();
        if (words == 0 || ++looks % LooksPerWord != 0) return;
        words--;
        Mailbox.Post(Frames.Ping);
    }

    /// <summary>The server is going: whoever does not listen now will find out.</summary>
    public void SayGoodbye()
    {
        patience = LastPatience;
        Mailbox.Post(Frames.Goodbye());
    }

    public void Dispose()
    {
        Room.Remove(this);
        if (stay is not null) Room.Attendance.Close(stay);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

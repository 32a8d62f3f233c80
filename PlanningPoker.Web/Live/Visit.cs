using PlanningPoker.Core;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Live;

/// <summary>One connection's place in a room, until it is disposed.</summary>
sealed class Visit : IDisposable, IAsyncDisposable
{
    /// <summary>In looks, that is in seconds: a reader that takes nothing for so long is gone.</summary>
    const int Patience = 10, LastPatience = 1;

    const int LooksPerWord = 2;

    readonly Line line;
    Attendance.Stay? stay;
    int patience = Patience, words, looks, looksWhileWriting;
    volatile bool isWriting;

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
    }

    /// <summary>Its player has left or was sent away, or the device is none of theirs any more.</summary>
    public bool IsUnseated(PokerSession session) =>
        Mailbox.Owner is { } me && (session.Player(me.Player) is not { IsSeated: true } player || !player.Devices.Contains(me.Device));

    /// <summary>Something is on its way to the reader. Where that takes too long, the connection is cut.</summary>
    public void BeginWriting()
    {
        looksWhileWriting = 0;
        isWriting = true;
    }

    public void EndWriting() => isWriting = false;

    /// <summary>Once a second.</summary>
    public void Look()
    {
        if (isWriting && ++looksWhileWriting > patience) line.Cut?.Invoke();
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

using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>One connection's place in a room, until it is disposed.</summary>
sealed class Visit : IDisposable, IAsyncDisposable
{
    readonly bool provesItself;
    Attendance.Stay? stay;

    public Visit(Room room, bool provesItself)
    {
        (Room, this.provesItself) = (room, provesItself);
        room.Add(Mailbox);
    }

    public Room Room { get; }
    public Mailbox Mailbox { get; } = new();

    /// <summary>From now on it is this player's connection.</summary>
    public void Become(PlayerId player)
    {
        if (stay?.Player == player) return;
        if (stay is not null) Room.Attendance.Close(stay);
        Mailbox.Owner = player;
        stay = Room.Attendance.Open(player, provesItself);
    }

    public void Dispose()
    {
        Room.Remove(Mailbox);
        if (stay is not null) Room.Attendance.Close(stay);
        Mailbox.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}

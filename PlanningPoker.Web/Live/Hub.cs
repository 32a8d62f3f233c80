using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>The rooms with somebody in them. One timer keeps all their streams alive.</summary>
sealed class Hub(ISessionFeed feed, Frames frames, TimeProvider clock) : IPresence, IHostedService, IDisposable
{
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    readonly Dictionary<SessionCode, Room> rooms = [];
    readonly SemaphoreSlim gate = new(1, 1);
    ITimer? pings;

    /// <summary>Registers a connection. What happens from now on is in its mailbox, so read the session after this.</summary>
    public async Task<Visit> EnterAsync(SessionCode code, PlayerId? player)
    {
        await gate.WaitAsync();
        try
        {
            if (!rooms.TryGetValue(code, out var room))
            {
                room = new Room(code, frames, clock);
                await room.WatchAsync(feed);
                rooms[code] = room;
            }
            var mailbox = new Mailbox(player);
            room.Add(mailbox);
            return new(this, room, mailbox);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<IAsyncDisposable> StayAsync(SessionCode code, PlayerId? player) => await EnterAsync(code, player);

    public async Task<IReadOnlySet<PlayerId>> HereAsync(SessionCode code)
    {
        await gate.WaitAsync();
        try
        {
            return rooms.TryGetValue(code, out var room) ? room.Here() : [];
        }
        finally
        {
            gate.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        pings = clock.CreateTimer(_ => Ping(), null, PingEvery, PingEvery);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        pings?.Dispose();
        gate.Dispose();
    }

    void Ping()
    {
        gate.Wait();
        try
        {
            foreach (var room in rooms.Values) room.Post(Frames.Ping);
        }
        finally
        {
            gate.Release();
        }
    }

    async Task LeaveAsync(Room room, Mailbox mailbox)
    {
        await gate.WaitAsync();
        try
        {
            room.Remove(mailbox);
            if (!room.IsEmpty) return;
            rooms.Remove(room.Code);
            await room.DisposeAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>One connection's place in a room, until it is disposed.</summary>
    public sealed class Visit(Hub hub, Room room, Mailbox mailbox) : IAsyncDisposable
    {
        public Room Room => room;
        public Mailbox Mailbox => mailbox;

        public async ValueTask DisposeAsync()
        {
            await hub.LeaveAsync(room, mailbox);
            mailbox.Dispose();
        }
    }
}

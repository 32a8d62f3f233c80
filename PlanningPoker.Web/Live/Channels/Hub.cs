using PlanningPoker.Web.Live.Connections;
using PlanningPoker.Web.Live.Presence;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>The rooms with somebody in them. Once a second each looks round, and one that is deserted is given up.</summary>
sealed class Hub(ISessionFeed feed, Frames frames, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService, IPresence
{
    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    readonly Dictionary<SessionCode, Room> rooms = [];
    readonly SemaphoreSlim gate = new(1, 1);
    bool isClosing;

    /// <summary>Registers a connection. What happens from now on is in its mailbox, so read the session after this.</summary>
    /// <param name="guest">Whose connection it is, and to which session.</param>
    /// <param name="line">The connection itself.</param>
    public Task<Visit> EnterAsync(Guest guest, Line line) => InGateAsync(async () =>
    {
        var visit = new Visit(await OpenAsync(guest.Session.Code), line);
        visit.Mailbox.Owner = guest.Identity;
        if (guest.IsSeated) visit.Become(guest.Identity!);
        if (isClosing) visit.SayGoodbye();
        return visit;
    });

    public Task<IReadOnlySet<PlayerId>> HereAsync(SessionCode code) => InGateAsync(() =>
        Task.FromResult<IReadOnlySet<PlayerId>>(rooms.GetValueOrDefault(code)?.Attendance.Here() ?? new HashSet<PlayerId>()));

    public async Task<IAsyncDisposable> StayAsync(SessionCode code, PlayerId? player) => await InGateAsync(async () =>
    {
        var visit = new Visit(await OpenAsync(code), new(ProvesItself: true));
        if (player is { } me) visit.Show(me);
        return visit;
    });

    public Task SeeAsync(SessionCode code, PlayerId player) => InGateAsync(async () =>
    {
        var room = await OpenAsync(code);
        room.Attendance.See(player, Attendance.Grace);
        return room;
    });

    /// <summary>A beat of a player whose stream is open.</summary>
    public Task ProveAsync(SessionCode code, PlayerId player) => InGateAsync(() =>
    {
        rooms.GetValueOrDefault(code)?.Attendance.Prove(player);
        return Task.FromResult(true);
    });

    public override void Dispose()
    {
        gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Kestrel waits for open requests when it stops: a stream must end by itself.
        using var stopping = lifetime.ApplicationStopping.Register(() => _ = InGateAsync(SayGoodbyeAsync));
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await InGateAsync(LookAsync);
    }

    async Task<bool> LookAsync()
    {
        foreach (var room in rooms.Values.ToArray())
        {
            room.Look();
            if (!room.IsDeserted) continue;
            rooms.Remove(room.Code);
            await room.DisposeAsync();
        }
        return true;
    }

    Task<bool> SayGoodbyeAsync()
    {
        isClosing = true;
        foreach (var room in rooms.Values) room.SayGoodbye();
        return Task.FromResult(true);
    }

    async Task<Room> OpenAsync(SessionCode code)
    {
        if (rooms.TryGetValue(code, out var room)) return room;
        room = new Room(code, frames, clock);
        await room.WatchAsync(feed);
        return rooms[code] = room;
    }

    async Task<T> InGateAsync<T>(Func<Task<T>> act)
    {
        await gate.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            gate.Release();
        }
    }
}

using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Transports;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>
/// One open connection: it knows what it has sent, and so what comes next. Frames go out in order and without a gap;
/// where one is missing, the whole table goes instead.
/// </summary>
sealed class Link(Sessions sessions, Visit visit, IOutlet outlet, CancellationToken ct)
{
    long position, stamp;
    MyView? mine;

    /// <summary>Sends what happens until the reader has no business here any more.</summary>
    /// <param name="since">The version the reader has, if it has one.</param>
    /// <exception cref="OperationCanceledException">The reader went or takes nothing.</exception>
    public async Task RunAsync(long? since)
    {
        using var closing = ct.UnsafeRegister(static mailbox => ((Mailbox)mailbox!).Close(), visit.Mailbox);
        var isOn = await InTimeAsync(() => OpenAsync(since));
        while (isOn) isOn = await SendNextAsync();
    }

    /// <summary>The greeting, the table unless the reader has it, who is here, and what is mine.</summary>
    /// <param name="since">The version the reader has, if it has one.</param>
    /// <param name="seen">What a poll is to be asked with next time.</param>
    /// <returns>False where the reader has no business here.</returns>
    public async Task<bool> OpenAsync(long? since, string? seen = null)
    {
        if (await sessions.FindAsync(visit.Room.Code, ct) is not { } session) return await SayFarewellAsync(Reason.NoSession);
        if (visit.IsUnseated(session)) return await SayFarewellAsync(Reason.NotJoined);
        await WriteAsync(Frames.Greeting(session.Version, outlet.Way.IsHtml() ? visit.Mailbox.Owner?.Player : null, seen));
        if (since != session.Version) await WriteAsync(visit.Room.Sync(session));
        await CatchUpAsync(session);
        return true;
    }

    /// <summary>What a socket's player did before they joined on it is no farewell.</summary>
    async Task<bool> IsUnseatedNowAsync() => await sessions.FindAsync(visit.Room.Code, ct) is not { } now || visit.IsUnseated(now);

    /// <summary>On its own, so that a link that waits holds nothing of what it has sent.</summary>
    async Task<bool> SendNextAsync()
    {
        var batch = await visit.Mailbox.TakeAsync();
        return await InTimeAsync(() => SendAllAsync(batch));
    }

    async Task<bool> SendAllAsync(Batch batch)
    {
        if (batch.Overflowed)
        {
            if (await sessions.FindAsync(visit.Room.Code, ct) is not { } session) return await SayFarewellAsync(Reason.NoSession);
            if (visit.IsUnseated(session)) return await SayFarewellAsync(Reason.NotJoined);
            await WriteAsync(visit.Room.Sync(session));
            await CatchUpAsync(session);
        }
        foreach (var frame in batch.Frames)
            if (!await SendAsync(frame)) return false;
        return true;
    }

    async Task<bool> SendAsync(Frame frame)
    {
        if (frame.IsLast)
        {
            await WriteAsync(frame);
            return false;
        }
        // What happened between the opening of the mailbox and the first look is in what was seen then.
        if (frame.Session?.Stamp <= stamp) return true;
        if (frame.Session is { } then && visit.IsUnseated(then) && await IsUnseatedNowAsync()) return await SayFarewellAsync(Reason.NotJoined);
        var next = frame.Version > position + 1 && frame.Session is { } after ? visit.Room.Sync(after) : frame;
        if (!next.IsSilent) await WriteAsync(next);
        if (frame.Session is not { } told) return true;
        // Between the last one and this there may have been something that nobody was told of.
        var isNext = told.Stamp == stamp + 1;
        (position, stamp) = (told.Version, told.Stamp);
        if (!isNext || next.MayConcern(visit.Mailbox.Owner)) await WriteMineAsync(told);
        return true;
    }

    async Task<bool> SayFarewellAsync(Reason reason)
    {
        await WriteAsync(Frames.Farewell(reason));
        return false;
    }

    /// <summary>What belongs to the table but is not in it: who is here, and what is mine.</summary>
    async Task CatchUpAsync(PokerSession session)
    {
        await WriteAsync(visit.Room.Presence());
        (position, stamp) = (session.Version, session.Stamp);
        await WriteMineAsync(session);
    }

    /// <summary>Sends the private part if it is not what was last sent: a reset clears my hand, my phone shows the vote I made on the laptop.</summary>
    async Task WriteMineAsync(PokerSession session)
    {
        if (!outlet.Way.IsHtml() || visit.Mailbox.Owner is not { } me || session.Player(me.Player) is not { IsSeated: true } player) return;
        var now = MyView.Of(session, player);
        if (now == mine) return;
        var frame = visit.Room.Mine(now, before: mine);
        mine = now;
        await WriteAsync(frame);
    }

    async Task WriteAsync(Frame frame) => await outlet.WriteAsync(await frame.BytesAsync(outlet.Way), ct);

    async Task<bool> InTimeAsync(Func<Task<bool>> send)
    {
        visit.BeginWriting();
        var isOn = await send();
        await outlet.FlushAsync(ct);
        visit.EndWriting();
        return isOn;
    }
}

using System.Buffers;
using System.IO.Pipelines;
using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>
/// One open stream: it knows what it has sent, and so what comes next. Frames go out in order and without a gap;
/// where one is missing, the whole table goes instead.
/// </summary>
sealed class Link(Sessions sessions, Frames frames, Hub.Visit visit, Way way, PipeWriter output)
{
    static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(10);

    long position, stamp;
    MyView? mine;

    /// <param name="code">The session.</param>
    /// <param name="since">The version the reader has, if it has one.</param>
    /// <param name="ct">The reader went, or the server goes.</param>
    public async Task RunAsync(SessionCode code, long? since, CancellationToken ct)
    {
        if (await sessions.FindAsync(code, ct) is not { } session || IsUnseated(session))
        {
            await EndAsync(Frames.Farewell(Reason.NotJoined), ct);
            return;
        }
        await WriteAsync(Frames.Greeting(session.Version), ct);
        if (since != session.Version) await WriteAsync(visit.Room.Sync(session), ct);
        await CatchUpAsync(session, ct);
        await FlushAsync(ct);

        while (await SendAllAsync(code, await visit.Mailbox.TakeAsync(ct), ct))
            await FlushAsync(ct);
        await FlushAsync(ct);
    }

    public async Task EndAsync(Frame last, CancellationToken ct)
    {
        await WriteAsync(last, ct);
        await FlushAsync(ct);
    }

    /// <summary>This connection's player has left or was sent away.</summary>
    bool IsUnseated(PokerSession session) => visit.Mailbox.Owner is { } me && session.Player(me) is not { IsSeated: true };

    async Task<bool> SendAllAsync(SessionCode code, Batch batch, CancellationToken ct)
    {
        if (batch.Overflowed)
        {
            if (await sessions.FindAsync(code, ct) is not { } session || IsUnseated(session)) return await SayFarewellAsync(ct);
            await WriteAsync(visit.Room.Sync(session), ct);
            await CatchUpAsync(session, ct);
        }
        foreach (var frame in batch.Frames)
        {
            if (frame.IsLast)
            {
                await WriteAsync(frame, ct);
                return false;
            }
            // What happened between the opening of the mailbox and the first look is in what was seen then.
            if (frame.Session?.Stamp <= stamp) continue;
            if (frame.Session is { } now && IsUnseated(now)) return await SayFarewellAsync(ct);
            var next = frame.Version > position + 1 && frame.Session is { } after ? visit.Room.Sync(after) : frame;
            if (!next.IsSilent) await WriteAsync(next, ct);
            if (frame.Session is { } told) await SeenAsync(told, ct);
        }
        return true;
    }

    async Task<bool> SayFarewellAsync(CancellationToken ct)
    {
        await WriteAsync(Frames.Farewell(Reason.NotJoined), ct);
        return false;
    }

    /// <summary>What belongs to the table but is not in it: who is here, and what is mine.</summary>
    async Task CatchUpAsync(PokerSession session, CancellationToken ct)
    {
        await WriteAsync(visit.Room.Presence(), ct);
        await SeenAsync(session, ct);
    }

    async Task SeenAsync(PokerSession session, CancellationToken ct)
    {
        (position, stamp) = (session.Version, session.Stamp);
        await WriteMineAsync(session, ct);
    }

    /// <summary>Sends the private part if it is not what was last sent: a reset clears my hand, my phone shows the vote I made on the laptop.</summary>
    async Task WriteMineAsync(PokerSession session, CancellationToken ct)
    {
        if (way != Way.Html || visit.Mailbox.Owner is not { } me || session.Player(me) is not { IsSeated: true } player) return;
        var now = MyView.Of(session, player);
        if (now == mine) return;
        mine = now;
        await WriteAsync(frames.Mine(now), ct);
    }

    async Task WriteAsync(Frame frame, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var bytes = await frame.BytesAsync(way);
        output.Write(bytes.Span);
    }

    /// <summary>A reader that takes nothing for ten seconds is gone.</summary>
    async Task FlushAsync(CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(WriteDeadline);
        await output.FlushAsync(deadline.Token);
    }
}

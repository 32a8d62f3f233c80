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

    /// <summary>The player went between the look at who is asking and the opening of the mailbox.</summary>
    bool IsUnseated(PokerSession session) => visit.Mailbox.Owner is { } me && session.Player(me) is not { IsSeated: true };

    async Task<bool> SendAllAsync(SessionCode code, Batch batch, CancellationToken ct)
    {
        if (batch.Overflowed && await sessions.FindAsync(code, ct) is { } session)
        {
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
            if (frame.Version > position + 1 && frame.Session is { } after) await SendAsync(visit.Room.Sync(after), ct);
            else if (frame.Version is null || frame.Version > position) await SendAsync(frame, ct);
        }
        return true;
    }

    /// <summary>What belongs to the table but is not in it: who is here, and what is mine.</summary>
    async Task CatchUpAsync(PokerSession session, CancellationToken ct)
    {
        position = session.Version;
        await WriteAsync(visit.Room.Presence(), ct);
        await WriteMineAsync(session, ct);
    }

    async Task SendAsync(Frame frame, CancellationToken ct)
    {
        if (!frame.IsSilent) await WriteAsync(frame, ct);
        position = frame.Version ?? position;
        if (frame.Session is { } session) await WriteMineAsync(session, ct);
    }

    /// <summary>Sends the private part if it is not what was last sent: a reset clears my hand, my phone shows the vote I made on the laptop.</summary>
    async Task WriteMineAsync(PokerSession session, CancellationToken ct)
    {
        // What waited in the mailbox while the session was read is older than what was read.
        if (session.Stamp < stamp) return;
        stamp = session.Stamp;
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

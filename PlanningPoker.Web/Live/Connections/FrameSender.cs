using PlanningPoker.Web.Hosting.Telemetry;
using PlanningPoker.Web.Live.Channels;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>
/// Sends the frames of one connection, in order and without a gap: it knows the position it has sent, and if a frame is missing, it sends
/// the whole table.
/// </summary>
sealed class FrameSender(Sessions sessions, Subscription subscription, IFrameWriter writer, CancellationToken ct)
{
    readonly KeyValuePair<string, object?> transport = Measures.Transport(writer.Transport);
    long position, stamp;
    MyView? lastView;

    /// <summary>The newest session, while the reader's private view may have changed; else null.</summary>
    PokerSession? sessionToCompare;

    /// <summary>Sends frames until the reader has no access any more or the server stops.</summary>
    /// <param name="since">The version that the reader has; null if it has none.</param>
    /// <exception cref="OperationCanceledException">The reader is gone, or reads nothing.</exception>
    public async Task RunAsync(long? since)
    {
        using var closing = ct.UnsafeRegister(static queue => ((FrameQueue)queue!).Close(), subscription.Queue);
        Measures.Connections.Add(1, transport);
        try
        {
            subscription.BeginWrite();
            // Memory may be older than what the page has from another server.
            var isOpen = await OpenAsync(await sessions.FindNewestAsync(subscription.Channel.Code, ct), since);
            await FlushAsync();
            while (isOpen) isOpen = await SendAsync(await subscription.Queue.DequeueAllAsync());
        }
        finally
        {
            Measures.Connections.Add(-1, transport);
        }
    }

    /// <summary>Sends hello, the table unless the reader has it, who is present, and the reader's own regions.</summary>
    /// <param name="session">The session, read after the subscription; null if there is none.</param>
    /// <param name="since">The version that the reader has; null if it has none.</param>
    /// <param name="seen">A value that the next poll has to send back.</param>
    /// <returns>False if the reader has no access.</returns>
    public async Task<bool> OpenAsync(PokerSession? session, long? since, string? seen = null)
    {
        if (session is null) return await SendGoneAsync(Reason.NoSession);
        if (subscription.HasLostAccess(session)) return await SendGoneAsync(Reason.NotJoined);
        var me = writer.Format.IsHtml() ? subscription.Owner?.Player : null;
        await WriteAsync(subscription.Channel.HelloFrame(session.Version, me, seen));
        if (since != session.Version) await WriteAsync(subscription.Channel.SyncFrame(session));
        await SendRestAsync(session);
        return true;
    }

    /// <summary>A separate method, so that a waiting connection keeps nothing in memory of what it has sent.</summary>
    async Task<bool> SendAsync(QueueBatch batch)
    {
        subscription.BeginWrite();
        var isOpen = await WriteAsync(batch);
        await FlushAsync();
        if (batch.Items is [Frame first, ..]) Measures.Delivery.Record(first.Age.TotalSeconds, transport);
        return isOpen;
    }

    async Task<bool> WriteAsync(QueueBatch batch)
    {
        if (batch.Overflowed)
        {
            Measures.Overflows.Add(1);
            // To read the session may take long, and the other readers wait for this thread.
            await Task.Yield();
            if (await sessions.FindAsync(subscription.Channel.Code, ct) is not { } session) return await SendGoneAsync(Reason.NoSession);
            if (subscription.HasLostAccess(session)) return await SendGoneAsync(Reason.NotJoined);
            await WriteAsync(subscription.Channel.SyncFrame(session));
            await SendRestAsync(session);
        }
        foreach (var item in writer.Format.IsHtml() ? subscription.Channel.JoinChanges(batch.Items) : batch.Items)
            if (!await WriteAsync(item)) return false;
        // Once for all that is written together: nobody sees what was between.
        if (sessionToCompare is { } newest) await SendPrivateAsync(newest);
        return true;
    }

    async Task<bool> WriteAsync(QueueItem item)
    {
        if (item is Frame { IsLast: true } last)
        {
            await WriteAsync(last);
            return false;
        }
        // Changes between the subscription and the first read were already in the state that was read.
        if (item.Session?.Stamp <= stamp) return true;
        if (item.Session is { } then && subscription.HasLostAccess(then) && await HasLostAccessNowAsync())
            return await SendGoneAsync(Reason.NotJoined);
        var sent = WithoutGap(item);
        // The whole table is not sent to a reader who has it: then only votes were changed, which nobody else may notice.
        if (sent is Frame frame && !(frame.Version <= position)) await WriteAsync(frame);
        if (item.Session is not { } session) return true;
        // Between the last item and this one there may have been a private change that was not queued here.
        var isNext = session.Stamp == stamp + 1;
        (position, stamp) = (session.Version, session.Stamp);
        if (!isNext || sessionToCompare is not null || sent.MayAffect(subscription.Owner?.Player)) sessionToCompare = session;
        return true;
    }

    /// <summary>The item itself, or the whole table if a version before it is missing.</summary>
    QueueItem WithoutGap(QueueItem item) =>
        item is Frame { Session: { } session } frame && frame.From > position ? subscription.Channel.SyncFrame(session) : item;

    /// <summary>
    /// A change from before the player joined on this connection does not have their seat, so the current session decides.
    /// </summary>
    async Task<bool> HasLostAccessNowAsync()
    {
        await Task.Yield();
        return await sessions.FindAsync(subscription.Channel.Code, ct) is not { } now || subscription.HasLostAccess(now);
    }

    async Task<bool> SendGoneAsync(Reason reason)
    {
        await WriteAsync(FrameFactory.Gone(reason));
        return false;
    }

    /// <summary>What the whole table does not include: who is present, and the reader's own regions.</summary>
    async Task SendRestAsync(PokerSession session)
    {
        await WriteAsync(subscription.Channel.PresenceFrame());
        (position, stamp) = (session.Version, session.Stamp);
        await SendPrivateAsync(session);
    }

    /// <summary>
    /// Sends the private regions if they differ from those last sent: a reset clears the hand, and a phone shows the vote of the laptop.
    /// </summary>
    async Task SendPrivateAsync(PokerSession session)
    {
        sessionToCompare = null;
        if (!writer.Format.IsHtml() || subscription.Owner is not { } me) return;
        if (session.Player(me.Player) is not { IsSeated: true } player) return;
        var mine = MyView.Of(session, player);
        var parts = mine.DifferenceFrom(lastView);
        lastView = mine;
        if (parts is not MyParts.None) await WriteAsync(subscription.Channel.PrivateFrame(mine, parts));
    }

    async Task WriteAsync(Frame frame)
    {
        await writer.WriteAsync(await frame.EncodeAsync(writer.Format), ct);
        Measures.Frames.Add(1, transport);
    }

    async Task FlushAsync()
    {
        await writer.FlushAsync(ct);
        subscription.EndWrite();
    }
}

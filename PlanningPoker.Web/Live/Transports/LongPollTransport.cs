using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// Long polling, for pages that streams do not reach: a poll is answered with the whole table when something differs from what the page
/// has.
/// </summary>
sealed class LongPollTransport(
    Sessions sessions, SessionChannels channels, IPresenceExchange exchange, IFreshness freshness, TimeProvider clock)
{
    readonly string thisServer = PollState.NewSource();

    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, CurrentPlayer current)
    {
        if (ConnectRequest.Of(http.Request, current, FrameFormat.HtmlMessage) is not { } request) return false;
        var options = new SubscriptionOptions(IsPage: true, IsPoll: true);
        using var subscription = await channels.SubscribeAsync(request.Code, request.Owner, request.IsSeated, options);
        try
        {
            var source = exchange.IsCurrent ? PollState.AllServers : thisServer;
            var seen = PollState.Parse(http.Request.Query["seen"])?.At(source, subscription.Channel.Presence.PresentPlayers());
            await AnswerAsync(http, new(request, subscription, source, seen), http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone: nobody is there to answer.
        }
        return true;
    }

    async Task AnswerAsync(HttpContext http, Poll poll, CancellationToken ct)
    {
        if (await RefuseWhileBehindAsync(http)) return;
        var mayWait = http.Request.Query["wait"] != "0";
        // What differs may be older than what the page has from another server.
        if (!mayWait || await HasNewsAsync(poll, ct)) await sessions.FindNewestAsync(poll.Request.Code, ct);
        var isNew = await HasNewsAsync(poll, ct) || await WaitForNewsAsync(poll, mayWait, ct);
        if (await RefuseWhileBehindAsync(http)) return;
        if (!isNew)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var writer = new LongPollWriter();
        var session = await sessions.FindAsync(poll.Request.Code, ct);
        var seen = session is null ? null : StateOf(poll, session).ToString();
        var isOpen = await new FrameSender(sessions, poll.Subscription, writer, ct).OpenAsync(session, poll.Request.Since, seen);
        if (isOpen && poll.Subscription.Queue.Last is { } last) await writer.WriteAsync(await last.EncodeAsync(writer.Format), ct);
        await writer.SendAsync(http.Response);
    }

    /// <summary>Any answer would say that nothing is missing.</summary>
    async Task<bool> RefuseWhileBehindAsync(HttpContext http)
    {
        if (!freshness.IsBehind) return false;
        http.Response.Headers.RetryAfter = "1";
        await Problem.Of(RequestFault.Busy).ToResult().ExecuteAsync(http);
        return true;
    }

    async Task<bool> HasNewsAsync(Poll poll, CancellationToken ct) =>
        await sessions.FindAsync(poll.Request.Code, ct) is not { } session
        || session.Version != poll.Request.Since
        || StateOf(poll, session) != poll.Seen;

    async Task<bool> WaitForNewsAsync(Poll poll, bool mayWait, CancellationToken ct)
    {
        if (!mayWait) return false;
        using var timeout = new CancellationTokenSource(LiveTimes.PagePoll, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        using var closing = waiting.Token.UnsafeRegister(static queue => ((FrameQueue)queue!).Close(), poll.Subscription.Queue);
        try
        {
            do
            {
                await poll.Subscription.Queue.DequeueAllAsync();
                // The rest of the request may take long, and other readers wait for this thread.
                await Task.Yield();
            }
            while (poll.Subscription.Queue.Last is null && !await HasNewsAsync(poll, ct));
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    static PollState StateOf(Poll poll, PokerSession session) =>
        PollState.Of(session, poll.Request.Owner, poll.Subscription.Channel.Presence.PresentPlayers(), poll.Source);

    /// <param name="Request">The request.</param>
    /// <param name="Subscription">Its subscription.</param>
    /// <param name="Source">Who knows who is present.</param>
    /// <param name="Seen">What the page has from its last response; null for the first poll.</param>
    sealed record Poll(ConnectRequest Request, Subscription Subscription, string Source, PollState? Seen);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// Long polling, for pages that streams do not reach: a poll is answered with the whole table when something differs from what the page
/// has.
/// </summary>
sealed class LongPollTransport(Sessions sessions, SessionChannels channels, TimeProvider clock)
{
    const int SeenBytes = 9;

    /// <summary>
    /// <c>seen</c> is part of a URL, and URLs are logged. Because of this key, nobody can find the card in it by trying all cards.
    /// </summary>
    static readonly byte[] SeenKey = RandomNumberGenerator.GetBytes(32);

    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, CurrentPlayer current)
    {
        if (ConnectRequest.Of(http.Request, current, FrameFormat.HtmlMessage) is not { } request) return false;
        var options = new SubscriptionOptions(IsPoll: true);
        using var subscription = await channels.SubscribeAsync(request.Code, request.Owner, request.IsSeated, options);
        try
        {
            await AnswerAsync(http, new(request, subscription, http.Request.Query["seen"]), http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone: nobody is there to answer.
        }
        return true;
    }

    async Task AnswerAsync(HttpContext http, Poll poll, CancellationToken ct)
    {
        if (!await HasNewsAsync(poll, ct) && !await WaitForNewsAsync(poll, http.Request.Query["wait"] != "0", ct))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var writer = new LongPollWriter();
        var seen = await sessions.FindAsync(poll.Request.Code, ct) is { } now ? HashOfSeen(poll, now) : null;
        var isOpen = await new FrameSender(sessions, poll.Subscription, writer, ct).OpenAsync(poll.Request.Since, seen);
        if (isOpen && poll.Subscription.Queue.Last is { } last) await writer.WriteAsync(await last.EncodeAsync(writer.Format), ct);
        await writer.SendAsync(http.Response);
    }

    async Task<bool> HasNewsAsync(Poll poll, CancellationToken ct) =>
        await sessions.FindAsync(poll.Request.Code, ct) is not { } session
        || session.Version != poll.Request.Since
        || HashOfSeen(poll, session) != poll.Seen;

    async Task<bool> WaitForNewsAsync(Poll poll, bool mayWait, CancellationToken ct)
    {
        if (!mayWait) return false;
        using var timeout = new CancellationTokenSource(LiveTimes.LongPoll, clock);
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

    /// <summary>
    /// A hash of who is present and of the player's own card. Neither changes the version, and a poll must not miss a change between two
    /// responses.
    /// </summary>
    static string HashOfSeen(Poll poll, PokerSession session)
    {
        var card = poll.Request.Owner is { } me ? session.Round.Votes.GetValueOrDefault(me.Player) : null;
        var here = string.Join(' ', poll.Subscription.Channel.Presence.PresentPlayers().Select(each => each.Value).Order());
        var text = string.Create(CultureInfo.InvariantCulture, $"{here}|{card?.Face}|{card?.Rev}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(SeenKey, Encoding.UTF8.GetBytes(text)).AsSpan(0, SeenBytes));
    }

    /// <param name="Seen">The hash from the last response; null for the first poll.</param>
    sealed record Poll(ConnectRequest Request, Subscription Subscription, string? Seen);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>Serves a session's frames one answer at a time, to pages whose streams do not come through: the whole table when it differs.</summary>
sealed class Poll(Sessions sessions, Hub hub, TimeProvider clock)
{
    const Way Fragments = Way.HtmlMessages;
    const int TagBytes = 9;

    /// <summary>What was seen stands in addresses, and those in logs: nobody else may find out by trying which card it was.</summary>
    static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <returns>False when there is no such session and nothing was written.</returns>
    public async Task<bool> ServeAsync(HttpContext http, string? code)
    {
        if (await Guest.OfAsync(http, code, sessions, Fragments) is not { } guest) return false;
        using var visit = await hub.EnterAsync(guest, new(ProvesOnce: true));
        try
        {
            await AnswerAsync(http, guest, visit, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader went: nobody is there to answer.
        }
        return true;
    }

    async Task AnswerAsync(HttpContext http, Guest guest, Visit visit, CancellationToken ct)
    {
        var me = guest.Me;
        if (await IsNewsAsync(guest, visit.Room, http.Request.Query, ct) || await BecomesNewsAsync(guest, visit, http.Request.Query, ct))
        {
            var outlet = new PollOutlet();
            var seen = await sessions.FindAsync(guest.Session.Code, ct) is { } now ? SeenIn(now, me, visit.Room) : null;
            var isOn = await new Link(sessions, visit, outlet, ct).OpenAsync(guest.Since, seen);
            if (isOn && visit.Mailbox.Last is { } goodbye) await outlet.WriteAsync(await goodbye.BytesAsync(Fragments), ct);
            await outlet.SendAsync(http.Response);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    async Task<bool> IsNewsAsync(Guest guest, Room room, IQueryCollection query, CancellationToken ct) =>
        await sessions.FindAsync(guest.Session.Code, ct) is not { } session || session.Version != guest.Since || SeenIn(session, guest.Me, room) != query["seen"];

    async Task<bool> BecomesNewsAsync(Guest guest, Visit visit, IQueryCollection query, CancellationToken ct)
    {
        if (query["wait"] == "0") return false;
        using var patience = new CancellationTokenSource(LiveTimes.LongPoll, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var closing = waiting.Token.UnsafeRegister(static mailbox => ((Mailbox)mailbox!).Close(), visit.Mailbox);
        try
        {
            do
            {
                await visit.Mailbox.TakeAsync();
            }
            while (visit.Mailbox.Last is null && !await IsNewsAsync(guest, visit.Room, query, ct));
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Who is here and my own card, told apart: neither moves the version, and a poll must not miss them between two answers.</summary>
    static string SeenIn(PokerSession session, PlayerId? me, Room room)
    {
        var card = me is { } player ? session.Round.Votes.GetValueOrDefault(player) : null;
        var text = string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', room.Attendance.Here().Select(each => each.Value).Order())}|{card?.Face}|{card?.Rev}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)).AsSpan(0, TagBytes));
    }
}

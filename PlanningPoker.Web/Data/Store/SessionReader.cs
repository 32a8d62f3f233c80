using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Reads a whole session in two round trips to the database, and its votes in one.</summary>
static class SessionReader
{
    /// <summary>
    /// A consistent snapshot of the session, or null when it does not exist. If another process commits meanwhile, the write id has
    /// changed at the end, and everything is read again. So no lock and no special isolation level is needed.
    /// </summary>
    public static Task<PokerSession?> ReadSessionAsync(this AppDb db, string code, CancellationToken ct) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync((db, code), static (state, ct) => ReadAsync(state.db, state.code, ct), ct);

    /// <summary>
    /// A session with the votes of its round as they are stored, when nothing else has changed since. Nearly every change is a vote.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="known">The session before the votes.</param>
    /// <param name="stamp">Its stamp after them.</param>
    /// <param name="ct">Cancels the query.</param>
    /// <returns>Null when it has another stamp by now.</returns>
    public static async Task<PokerSession?> ReadVotesAsync(this AppDb db, PokerSession known, long stamp, CancellationToken ct)
    {
        var (code, round) = (known.Code.Value, known.Round.Number);
        var rows = await (
            from session in db.Sessions
            where session.Code == code && session.Stamp == stamp
            from vote in db.Votes.Where(vote => vote.SessionCode == code && vote.Round == round).DefaultIfEmpty()
            select new { session.Version, session.ActiveAt, Vote = vote }).ToListAsync(ct);
        if (rows is not [var first, ..]) return null;
        return known with
        {
            Round = known.Round with { Votes = SessionRows.ToVotes(rows.Select(row => row.Vote).OfType<VoteRow>()) },
            Version = first.Version,
            Stamp = stamp,
            ActiveAt = first.ActiveAt,
        };
    }

    static async Task<PokerSession?> ReadAsync(AppDb db, string code, CancellationToken ct)
    {
        while (await db.Sessions.SingleOrDefaultAsync(row => row.Code == code, ct) is { } session)
        {
            var (rows, writeId) = await SessionQuery.Of(db).ReadAsync(db, session, ct);
            if (writeId == session.WriteId) return ToSession(rows);
        }
        return null;
    }

    /// <exception cref="DamagedSessionException">The rows do not make a session.</exception>
    static PokerSession ToSession(SessionRows rows)
    {
        try
        {
            return rows.ToSession();
        }
        catch (Exception exception)
        {
            throw new DamagedSessionException(rows.Session.Code, exception);
        }
    }
}

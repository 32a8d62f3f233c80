using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Reads a whole session with one query per table.</summary>
static class SessionReader
{
    /// <summary>
    /// A consistent snapshot of the session, or null when it does not exist. If another process commits between two of the queries, the
    /// write id has changed at the end, and everything is read again. So no lock and no special isolation level is needed.
    /// </summary>
    public static async Task<PokerSession?> ReadSessionAsync(this AppDb db, string code, CancellationToken ct)
    {
        while (await db.Sessions.SingleOrDefaultAsync(row => row.Code == code, ct) is { } session)
        {
            var rows = new SessionRows(
                session,
                await db.Players.Where(row => row.SessionCode == code).ToListAsync(ct),
                await db.Devices.Where(row => row.SessionCode == code).ToListAsync(ct),
                await db.Stories.Where(row => row.SessionCode == code).ToListAsync(ct),
                await db.Rounds.Where(row => row.SessionCode == code).ToListAsync(ct),
                await db.Votes.Where(row => row.SessionCode == code).ToListAsync(ct),
                session.DueAt is null ? [] : await db.UndoOffers.Where(row => row.SessionCode == code).ToListAsync(ct));
            if (await db.Sessions.AnyAsync(row => row.Code == code && row.WriteId == session.WriteId, ct)) return ToSession(rows);
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

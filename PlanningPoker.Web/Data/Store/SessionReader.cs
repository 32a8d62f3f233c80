using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Reads a whole session, a table at a time.</summary>
static class SessionReader
{
    /// <summary>
    /// The session as it was at one moment, or null. Another process may commit between two of the queries, but each commit leaves its
    /// own mark: while that is the same, so is the rest. It needs no lock, and no isolation level that a server might not offer.
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
                await db.Votes.Where(row => row.SessionCode == code).ToListAsync(ct));
            if (await db.Sessions.AnyAsync(row => row.Code == code && row.Mark == session.Mark, ct)) return rows.ToSession();
        }
        return null;
    }
}

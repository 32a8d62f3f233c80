using Microsoft.EntityFrameworkCore;
using PlanningPoker.Core;

namespace PlanningPoker.Web.Data;

/// <summary>Commits what a verb did, in one transaction.</summary>
static class SessionWriter
{
    /// <summary>
    /// False when <paramref name="before"/> is not what is stored. A provider that retries may meet what its own first attempt had committed
    /// before the connection broke: it looks like a lost race, but bears our mark.
    /// </summary>
    public static Task<bool> TrySaveAsync(this AppDb db, PokerSession? before, PokerSession after)
    {
        var (mark, attempts) = (Random.Shared.NextInt64(), 0);
        SessionChanges.Track(db, before, after, mark);
        return db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            attempts++;
            try
            {
                await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
                return true;
            }
            // Not only when the stamp is said not to fit: the server may have met a row first that the faster writer had added or removed.
            catch (DbUpdateException fault) when (!Faults.AreTemporary(fault))
            {
                var stored = await db.Sessions.SingleOrDefaultAsync(row => row.Code == after.Code.Value);
                if (stored?.Mark == mark) return true;
                if (stored?.Stamp == before?.Stamp) throw;
                if (attempts > 1 && before is not null && stored?.Stamp > after.Stamp) throw new StoreBusyException(fault);
                return false;
            }
        });
    }

    /// <summary>False when <paramref name="before"/> is not what is stored; its rows go with it otherwise.</summary>
    public static Task<bool> TryDeleteAsync(this AppDb db, PokerSession before)
    {
        var (code, attempts) = (before.Code.Value, 0);
        return db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            attempts++;
            var deleted = await db.Sessions.Where(row => row.Code == code && row.Stamp == before.Stamp).ExecuteDeleteAsync();
            return deleted == 1 || (attempts > 1 && !await db.Sessions.AnyAsync(row => row.Code == code));
        });
    }
}

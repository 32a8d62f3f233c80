using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Commits what verbs did, in one transaction.</summary>
static class SessionWriter
{
    /// <summary>False when another was faster with one of them; then none is written.</summary>
    public static Task<bool> TrySaveAsync(this AppDb db, IReadOnlyList<Save> saves) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            foreach (var save in saves) save.Attempts++;
            try
            {
                await db.WriteAsync(saves);
                return true;
            }
            // Not only when the stamp is said not to fit: the server may have met a row first that the faster writer had added or removed.
            catch (DbUpdateException fault) when (!Faults.AreTemporary(fault))
            {
                return saves is [var save] && await db.IsOursAsync(save, fault);
            }
        });

    static async Task WriteAsync(this AppDb db, IReadOnlyList<Save> saves)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var save in saves)
        {
            if (save.OnlyVote is { } vote) await db.WriteVoteAsync(save, vote);
            else SessionChanges.Track(db, save.Before, save.After, save.Mark);
        }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>
    /// A provider that retries may meet what its own first attempt had committed before the connection broke: it looks like a lost race, but bears our mark.
    /// </summary>
    static async Task<bool> IsOursAsync(this AppDb db, Save save, DbUpdateException fault)
    {
        var stored = await db.Sessions.SingleOrDefaultAsync(row => row.Code == save.After.Code.Value);
        if (stored?.Mark == save.Mark) return true;
        if (stored?.Stamp == save.Before?.Stamp) throw fault;
        if (save.Attempts > 1 && save.Before is not null && stored?.Stamp > save.After.Stamp) throw new StoreBusyException(fault);
        return false;
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

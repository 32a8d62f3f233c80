using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Writes and deletes sessions in the database.</summary>
static class SessionWriter
{
    /// <summary>How many rows are sent to a database server one by one: a vote and its session. More go in batches.</summary>
    const int MaxStatements = 2;

    /// <summary>Writes all requests in one transaction.</summary>
    /// <returns>False on a concurrency conflict in one of them; then none is written.</returns>
    public static Task<bool> TrySaveAsync(this AppDb db, IReadOnlyList<SaveRequest> requests) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            try
            {
                await db.WriteAsync(requests);
                return true;
            }
            // Not only DbUpdateConcurrencyException: a row that the other writer inserted or deleted may fail before the stamp is compared.
            catch (DbUpdateException exception) when (!DatabaseErrors.IsTransient(exception))
            {
                return requests is [var request] && await db.IsAlreadyCommittedAsync(request, exception);
            }
        });

    static async Task WriteAsync(this AppDb db, IReadOnlyList<SaveRequest> requests)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // In the same order on every server: two that write the same sessions at once never wait for each other in a circle.
        foreach (var request in requests.OrderBy(request => request.After.Code.Value, StringComparer.Ordinal))
            await db.WriteAsync(request, transaction.GetDbTransaction());
        SqliteFileIdentity.ThrowIfMoved(db);
        foreach (var request in requests) request.IsCommitBegun = true;
        await transaction.CommitAsync();
    }

    static async Task WriteAsync(this AppDb db, SaveRequest request, DbTransaction transaction)
    {
        var changes = SessionChanges.Between(request.Before, request.After, request.WriteId);
        if (db is SqliteDb || changes.Count <= MaxStatements) await db.RowStatements.WriteAsync(changes, transaction);
        else await db.WriteInBatchesAsync(changes);
        await db.AddDeliveriesAsync(request.Before, request.After, transaction);
    }

    /// <summary>Sends many rows to the server together.</summary>
    static async Task WriteInBatchesAsync(this AppDb db, IReadOnlyList<RowChange> changes)
    {
        foreach (var (before, after) in changes)
        {
            if (before is null) db.Add(after!);
            else if (after is null) db.Remove(before);
            else db.Attach(before).CurrentValues.SetValues(after);
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// When the connection breaks after a commit, the retry of the provider sees its own first attempt as a concurrency conflict. The
    /// write id shows that the stored session is our own.
    /// </summary>
    /// <returns>False on a real concurrency conflict.</returns>
    /// <exception cref="DbUpdateException">The stored session is still the one before: the exception is not a conflict.</exception>
    /// <exception cref="StoreBusyException">Others changed the session later: the result of the first attempt is unknown.</exception>
    static async Task<bool> IsAlreadyCommittedAsync(this AppDb db, SaveRequest request, DbUpdateException exception)
    {
        var stored = await db.Sessions.SingleOrDefaultAsync(row => row.Code == request.After.Code.Value);
        if (stored?.WriteId == request.WriteId) return true;
        if (stored?.Stamp == request.Before?.Stamp) throw exception;
        if (request is { IsCommitBegun: true, Before: not null } && stored?.Stamp > request.After.Stamp)
            throw new StoreBusyException(exception);
        return false;
    }

    /// <summary>Deletes the session with all its rows.</summary>
    /// <returns>False on a concurrency conflict: <paramref name="before"/> is no longer stored.</returns>
    public static Task<bool> TryDeleteAsync(this AppDb db, PokerSession before)
    {
        var (code, attemptCount) = (before.Code.Value, 0);
        return db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            attemptCount++;
            SqliteFileIdentity.ThrowIfMoved(db);
            var deleted = await db.Sessions.Where(row => row.Code == code && row.Stamp == before.Stamp).ExecuteDeleteAsync();
            return deleted == 1 || (attemptCount > 1 && !await db.Sessions.AnyAsync(row => row.Code == code));
        });
    }
}

using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Writes and finds rows with SQL statements made from the model, which stay prepared while their connection is open. The change tracker
/// takes several times as long (docs/performance.md).
/// </summary>
sealed class RowStatements
{
    readonly AppDb db;
    readonly Dictionary<Type, TableStatements> tables = [];

    public RowStatements(AppDb db)
    {
        this.db = db;
        // A command of SQLite that outlives its connection's being closed keeps what it prepared for it, and writes there: beside the
        // transaction of the next connection, or to one that is gone.
        if (db is SqliteDb) db.Database.GetDbConnection().StateChange += ForgetWhenClosed;
    }

    /// <param name="changes">A parent before its children: they are written in this order and deleted in the other one.</param>
    /// <param name="transaction">The transaction to write in.</param>
    /// <exception cref="DbUpdateConcurrencyException">A row is no longer stored as it was before.</exception>
    /// <exception cref="DbUpdateException">The database refuses a row.</exception>
    public async Task WriteAsync(IReadOnlyList<RowChange> changes, DbTransaction transaction)
    {
        try
        {
            foreach (var (before, after) in changes)
            {
                if (after is null) continue;
                var table = TableOf(after.GetType());
                if (before is null) await table.InsertAsync(after, transaction);
                else await table.UpdateAsync(before, after, transaction);
            }
            foreach (var (before, after) in changes.Reverse())
                if (after is null) await TableOf(before!.GetType()).DeleteAsync(before!, transaction);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("A row could not be written.", exception);
        }
    }

    /// <summary>Whether a table has a row with this key.</summary>
    public Task<bool> ExistsAsync<TRow>(object key, DbTransaction transaction) => TableOf(typeof(TRow)).ExistsAsync(key, transaction);

    void ForgetWhenClosed(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed) tables.Clear();
    }

    TableStatements TableOf(Type row) =>
        tables.TryGetValue(row, out var table) ? table : tables[row] = new(db, db.Model.FindEntityType(row)!);
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Writes rows with SQL statements made from the model, which stay prepared while their connection is open. The change tracker takes
/// several times as long (docs/performance.md).
/// </summary>
sealed class RowStatements(AppDb db)
{
    readonly Dictionary<Type, TableStatements> tables = [];

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
                var table = TableOf(after);
                if (before is null) await table.InsertAsync(after, transaction);
                else await table.UpdateAsync(before, after, transaction);
            }
            foreach (var (before, after) in changes.Reverse())
                if (after is null) await TableOf(before!).DeleteAsync(before!, transaction);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("A row could not be written.", exception);
        }
    }

    TableStatements TableOf(object row) =>
        tables.TryGetValue(row.GetType(), out var table) ? table : tables[row.GetType()] = new(db, db.Model.FindEntityType(row.GetType())!);
}

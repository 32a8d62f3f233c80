using Microsoft.EntityFrameworkCore;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Whether SQL Server lets readers see the last committed rows while somebody writes them, instead of waiting. A database that EF creates
/// does; one that somebody else created usually does not.
/// </summary>
static class SqlServerSnapshots
{
    public static async Task<bool> ReadersWaitAsync(this SqlServerDb db, CancellationToken ct)
    {
        FormattableString query = $"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()";
        return await db.Database.SqlQuery<bool>(query).ToListAsync(ct) is [false];
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Sets <c>synchronous = FULL</c> on every new connection, so that a commit is on disk when it returns. SQLite does not store this setting
/// in the file.
/// </summary>
sealed class SqliteDurability : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}

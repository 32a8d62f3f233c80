using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Limits the size of the database file, as a full disk does.</summary>
sealed class FullDisk : DbConnectionInterceptor
{
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count = 60";
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }
}

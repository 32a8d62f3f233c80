using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The context for PostgreSQL.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : AppDb(options)
{
    /// <summary>
    /// Creates the database if there is none, and migrates. Servers that start together wait for each other at a lock, which ends with its
    /// connection.
    /// </summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        try
        {
            await Database.MigrateAsync(ct);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Another server found no database either, and was faster: the lock is in the database.
            await Database.MigrateAsync(ct);
        }
    }

    /// <summary>Creates the context for <c>dotnet ef</c>.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgreSqlDb>
    {
        public PostgreSqlDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql().Options);
    }
}

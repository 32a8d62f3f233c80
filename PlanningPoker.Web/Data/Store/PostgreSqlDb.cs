using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The context for PostgreSQL.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : AppDb(options)
{
    /// <summary>Whoever holds it migrates. Any number that nothing else in the database uses.</summary>
    const long MigrationLock = 20261127;

    /// <summary>
    /// Creates the database if there is none, and migrates. Servers that start together wait for each other at a lock, which ends with its
    /// connection. EF's own lock does not keep them apart where there are several migrations: one runs again what another has done.
    /// </summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await CreateDatabaseAsync(ct);
        await Database.OpenConnectionAsync(ct);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", ct);
        try
        {
            await Database.MigrateAsync(ct);
        }
        finally
        {
            // A connection that is lost has no lock; one in the pool would keep it.
            if (Database.GetDbConnection().State is ConnectionState.Open)
                await Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await Database.CloseConnectionAsync();
        }
    }

    async Task CreateDatabaseAsync(CancellationToken ct)
    {
        var creator = Database.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(ct)) await creator.CreateAsync(ct);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase
            or PostgresErrorCodes.UniqueViolation)
        {
            // Another server found no database either, and was faster.
        }
    }

    /// <summary>Creates the context for <c>dotnet ef</c>.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<PostgreSqlDb>
    {
        public PostgreSqlDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql().Options);
    }
}

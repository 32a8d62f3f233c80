using Microsoft.EntityFrameworkCore;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Server;

[assembly: AssemblyFixture(typeof(PlanningPoker.Tests.Data.PostgreSqlFixture))]

namespace PlanningPoker.Tests.Data;

/// <summary>The PostgreSQL server that the tests share. The first test that needs it starts it.</summary>
public sealed class PostgreSqlFixture : IAsyncDisposable
{
    const string Shared = "shared";

    readonly Lazy<Task<PostgreSqlServer>> server = new(StartAsync);
    int count;

    /// <summary>The database that tests share, with the current schema. Skips the test where there is no PostgreSQL.</summary>
    internal async Task<PostgreSqlDatabase> ShareDatabaseAsync() => new(await server.Value, Shared);

    /// <summary>A name for a database that does not exist yet. Skips the test where there is no PostgreSQL.</summary>
    internal async Task<PostgreSqlDatabase> NameDatabaseAsync() => new(await server.Value, $"test{Interlocked.Increment(ref count)}");

    /// <summary>A database of the test's own, with the current schema. Skips the test where there is no PostgreSQL.</summary>
    internal async Task<PostgreSqlDatabase> CreateDatabaseAsync()
    {
        var database = await NameDatabaseAsync();
        await MigrateAsync(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await server.Value).DisposeAsync();
    }

    static async Task<PostgreSqlServer> StartAsync()
    {
        // Not with the token of the test that happens to be the first.
        var server = await PostgreSqlServer.StartAsync(CancellationToken.None);
        await MigrateAsync(new(server, Shared));
        return server;
    }

    static async Task MigrateAsync(PostgreSqlDatabase database)
    {
        await using var db = database.Factory().CreateDbContext();
        db.Database.SetCommandTimeout(TestTimeout.Duration);
        await db.Database.MigrateAsync(CancellationToken.None);
    }
}

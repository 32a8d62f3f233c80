using System.Text.Json.Nodes;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Data;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Nodes;

/// <summary>Two servers on one database, without anything else between them.</summary>
sealed class TwoServers(TestServer first, TestServer second, IAsyncDisposable? database) : IAsyncDisposable
{
    public TestServer First => first;
    public TestServer Second => second;

    /// <summary>On one SQLite file, as a process and its successor during a restart.</summary>
    public static async Task<TwoServers> OnSqliteAsync(TimeProvider? clock = null)
    {
        var database = await SqliteDatabase.CreateAsync();
        return await StartAsync(clock, database, ("ConnectionStrings:Default", database.ConnectionString));
    }

    public static async Task<TwoServers> OnPostgreSqlAsync(PostgreSqlFixture fixture)
    {
        var database = await fixture.CreateDatabaseAsync();
        return await StartAsync(
            null, database, ("Database:Provider", "PostgreSql"), ("ConnectionStrings:Default", database.ConnectionString));
    }

    /// <param name="fixture">Has the PostgreSQL.</param>
    /// <param name="redis">Carries the hints.</param>
    /// <param name="options">More of its connection string.</param>
    /// <param name="clock">Of both servers. While it stands still, neither compares stamps: all they learn comes by hints.</param>
    /// <param name="settings">Settings of both servers.</param>
    public static async Task<TwoServers> OnPostgreSqlAsync(
        PostgreSqlFixture fixture, RedisServer redis, string options = "", TimeProvider? clock = null,
        params (string Name, string Value)[] settings)
    {
        var database = await fixture.CreateDatabaseAsync();
        return await StartAsync(
            clock, database, [("Database:Provider", "PostgreSql"), ("ConnectionStrings:Default", database.ConnectionString),
            ("Nodes:Redis", redis.ConnectionString + options), .. settings]);
    }

    static async Task<TwoServers> StartAsync(
        TimeProvider? clock, IAsyncDisposable database, params (string Name, string Value)[] settings) =>
        new(await TestServer.StartAsync(clock, settings), await TestServer.StartAsync(clock, settings), database);

    /// <summary>The same session, as it is used on the second server.</summary>
    public ServerSession OnSecond(ServerSession session) => new(second, session.Code, session.Host);

    /// <summary>What scripts read of a session, without who is present: that is each server's own.</summary>
    public static async Task<string> TableAsync(ServerSession session)
    {
        var snapshot = await session.SnapshotAsync();
        foreach (var player in snapshot["players"]!.AsArray()) player!.AsObject().Remove("here");
        return snapshot.ToJsonString();
    }

    /// <summary>Polls as a player's page does.</summary>
    /// <returns>What its next poll has to send back: the last 18 characters stand for the own card.</returns>
    public static async Task<string> PollAsync(TestServer server, ServerSession session, TestPlayer player, string query)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/live/poll{query}", player);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestTimeout.Token))![0]!["data"]!["seen"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}

using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>
/// Three servers as processes of their own, on one PostgreSQL and one Redis, behind a balancer.
/// </summary>
sealed class Cluster(PostgreSqlServer database, RedisServer redis, ServerProcess[] servers, Nginx balancer) : IAsyncDisposable
{
    public IReadOnlyList<ServerProcess> Servers => servers;
    public RedisServer Redis => redis;

    /// <summary>The address of the balancer.</summary>
    public Uri Address => balancer.Address;

    /// <param name="ct">Cancels waiting.</param>
    /// <param name="balance">Starts the balancer; null for one that sends every request anywhere.</param>
    public static async Task<Cluster> StartAsync(
        CancellationToken ct, Func<IReadOnlyList<Uri>, CancellationToken, Task<Nginx>>? balance = null)
    {
        var database = await PostgreSqlServer.StartAsync(ct);
        var redis = await RedisServer.StartAsync(ct);
        var settings = new Dictionary<string, string>
        {
            ["Database__Provider"] = "PostgreSql",
            ["Nodes__Redis"] = redis.ConnectionString,
            ["Live__ReturnWithin"] = "00:00:01",
            // All come from one address, and vote without a pause on purpose.
            ["Limits__CommandsPer10Seconds"] = "0",
            ["Limits__JoinsPerMinute"] = "0",
            ["Limits__SessionsPerHour"] = "0",
        };
        var servers = new List<ServerProcess>();
        for (var i = 0; i < 3; i++)
            servers.Add(await ServerProcess.StartAsync(database.ConnectionString("poker"), ct, settings: settings));
        return new(database, redis, [.. servers], await (balance ?? Nginx.BalanceAsync)([.. servers.Select(server => server.Address)], ct));
    }

    public async ValueTask DisposeAsync()
    {
        balancer.Dispose();
        foreach (var server in servers) await server.DisposeAsync();
        await redis.DisposeAsync();
        await database.DisposeAsync();
    }
}

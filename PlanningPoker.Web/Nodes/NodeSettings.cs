using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace PlanningPoker.Web.Nodes;

/// <summary>The section <c>Nodes</c> of the configuration.</summary>
sealed record NodeSettings
{
    /// <summary>The connection string of Redis; empty without one.</summary>
    public string? Redis { get; init; }

    /// <summary>The begin of all names in Redis. Clusters that share one have different ones.</summary>
    public string Prefix { get; init; } = "poker";

    /// <summary>Whether the database is a SQLite file, which is made for one server.</summary>
    public bool IsOnSqlite { get; private init; }

    /// <summary>A hash that differs for servers with different databases.</summary>
    public string Database { get; private init; } = "";

    public bool HasRedis => !string.IsNullOrWhiteSpace(Redis);

    public static NodeSettings Of(IConfiguration configuration) => (configuration.GetSection("Nodes").Get<NodeSettings>() ?? new()) with
    {
        IsOnSqlite = configuration["Database:Provider"] is not { Length: > 0 } provider
            || provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase),
        Database = HashOf(configuration.GetConnectionString("Default") ?? ""),
    };

    /// <summary>Only of the names of server and database: servers of one cluster may have different users and pools.</summary>
    static string HashOf(string connectionString)
    {
        var values = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var names = DatabaseKeys.Select(key => values.TryGetValue(key, out var value) ? $"{value}" : "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', names))).AsSpan(0, 6));
    }

    static readonly string[] DatabaseKeys = ["Host", "Server", "Data Source", "Port", "Database", "Initial Catalog"];
}

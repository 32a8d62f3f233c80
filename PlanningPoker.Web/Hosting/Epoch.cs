using System.Security.Cryptography;
using System.Text;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Names what the positions of a client count in. After a backup was restored, a session may be at the number that a client has, with
/// another content: a client of another epoch always gets the whole table.
/// </summary>
static class Epoch
{
    const int Bytes = 6;

    /// <summary>
    /// With SQLite, which has one server, it is new with every start. Several servers must agree on it: there the setting
    /// <c>Database:Epoch</c> has to be changed when a backup is restored.
    /// </summary>
    public static string Id { get; private set; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a position counts in another epoch, which its client sends back; without one it counts in this.</summary>
    public static bool IsOther(string? named) => !string.IsNullOrEmpty(named) && named != Id;

    public static void Configure(IConfiguration configuration) => Id = IdOfAllServers(configuration) ?? Id;

    /// <summary>The epoch of all servers on one database; null where there can be only one server.</summary>
    public static string? IdOfAllServers(IConfiguration configuration)
    {
        if (configuration["Database:Provider"] is not { Length: > 0 } provider) return null;
        if (provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase)) return null;
        var given = Encoding.UTF8.GetBytes(configuration["Database:Epoch"] ?? "");
        return Convert.ToHexStringLower(SHA256.HashData(given).AsSpan(0, Bytes));
    }
}

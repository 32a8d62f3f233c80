using System.Security.Cryptography;
using System.Text;
using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Web.Nodes;

/// <summary>Counts in Redis. An address is stored as a hash, and no longer than the window.</summary>
sealed class SharedCounts(RedisLink link) : ISharedCounts
{
    const string Count = """
        local count = redis.call('INCR', KEYS[1])
        if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
        return { count, redis.call('PTTL', KEYS[1]) }
        """;

    public async ValueTask<(long Count, TimeSpan Left)?> AddAsync(string name, string key, TimeSpan window)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
        return await link.TryEvaluateAsync(Count, $"count:{name}:{hash}", (long)window.TotalMilliseconds) is [var count, var left]
            ? (count, TimeSpan.FromMilliseconds(Math.Max(left, 0)))
            : null;
    }
}

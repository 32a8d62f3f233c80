using System.Threading.RateLimiting;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>What one request has acquired from the limits that count it, until it is disposed.</summary>
sealed class RateLimitLeases : IDisposable
{
    static readonly TimeSpan StreamRetryAfter = TimeSpan.FromSeconds(5);

    readonly Stack<RateLimitLease> leases = new();

    /// <summary>Acquires from each limit, up to the first that refuses.</summary>
    /// <returns>Null if none refuses; else when to try again.</returns>
    public async ValueTask<TimeSpan?> AcquireAsync(IEnumerable<(RateLimit Limit, string Key)> limits)
    {
        foreach (var (limit, key) in limits)
        {
            var (lease, isAcquired, retryAfter) = await limit.AcquireAsync(key);
            leases.Push(lease);
            if (!isAcquired) return retryAfter ?? StreamRetryAfter;
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var lease in leases) lease.Dispose();
    }
}

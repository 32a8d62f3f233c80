using System.Threading.RateLimiting;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>A limit for each key, such as an address. Only keys that were active within a window take memory.</summary>
sealed class RateLimit : IDisposable
{
    readonly PartitionedRateLimiter<string> local;
    readonly ISharedCounts? shared;
    readonly string name = "";
    readonly int permits;
    readonly TimeSpan window;

    RateLimit(PartitionedRateLimiter<string> local) => this.local = local;

    RateLimit(string name, int permits, TimeSpan window, ISharedCounts? shared)
    {
        (this.name, this.permits, this.window, this.shared) = (name, permits, window, shared);
        local = Limiter(permits, key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = window }));
    }

    /// <summary>So many within a window.</summary>
    /// <param name="name">The name of the limit, for other servers.</param>
    /// <param name="permits">How many; 0 for any number.</param>
    /// <param name="window">The window.</param>
    /// <param name="shared">Counts over all servers; null for what each server counts for itself.</param>
    public static RateLimit PerWindow(string name, int permits, TimeSpan window, ISharedCounts? shared) =>
        new(name, permits, window, shared);

    /// <summary>So many at once, on this server.</summary>
    /// <param name="permits">How many; 0 for any number.</param>
    public static RateLimit AtOnce(int permits) => new(Limiter(permits, key =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = permits })));

    /// <returns>The lease, which is to be disposed, and if it was not acquired, when to try again, where that is known.</returns>
    public async ValueTask<(RateLimitLease Lease, bool IsAcquired, TimeSpan? RetryAfter)> AcquireAsync(string key)
    {
        var lease = local.AttemptAcquire(key);
        if (!lease.IsAcquired) return (lease, false, lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : null);
        if (shared is null || permits <= 0 || await shared.AddAsync(name, key, window) is not var (count, left) || count <= permits)
            return (lease, true, null);
        return (lease, false, left);
    }

    /// <summary>What this server alone counts, such as what is open at once.</summary>
    /// <returns>The lease, which is to be disposed.</returns>
    public RateLimitLease AcquireHere(string key) => local.AttemptAcquire(key);

    /// <summary>Whether the next one would be refused, as far as this server knows.</summary>
    public bool IsUsedUp(string key) => permits > 0 && local.GetStatistics(key) is { CurrentAvailablePermits: <= 0 };

    public void Dispose() => local.Dispose();

    static PartitionedRateLimiter<string> Limiter(int permits, Func<string, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.Create<string, string>(key => permits <= 0 ? RateLimitPartition.GetNoLimiter(key) : partition(key));
}

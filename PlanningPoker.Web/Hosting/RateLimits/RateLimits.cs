using System.Threading.RateLimiting;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>How much one remote address or one player may do. Only those who were active within a window take memory.</summary>
sealed class RateLimits(RateLimitSettings settings) : IDisposable
{
    public PartitionedRateLimiter<string> Sessions { get; } = PerWindow(settings.SessionsPerHour, TimeSpan.FromHours(1));
    public PartitionedRateLimiter<string> Joins { get; } = PerWindow(settings.JoinsPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> UnknownCodes { get; } = PerWindow(settings.UnknownCodesPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> Commands { get; } = PerWindow(settings.CommandsPer10Seconds, TimeSpan.FromSeconds(10));
    public PartitionedRateLimiter<string> AddressStreams { get; } = Concurrent(settings.StreamsPerAddress);
    public PartitionedRateLimiter<string> PlayerStreams { get; } = Concurrent(settings.StreamsPerPlayer);

    public void Dispose()
    {
        foreach (var limiter in (PartitionedRateLimiter<string>[])[Sessions, Joins, UnknownCodes, Commands, AddressStreams, PlayerStreams])
            limiter.Dispose();
    }

    static PartitionedRateLimiter<string> PerWindow(int permits, TimeSpan window) => Limiter(permits, key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = window }));

    static PartitionedRateLimiter<string> Concurrent(int permits) => Limiter(permits, key =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = permits }));

    static PartitionedRateLimiter<string> Limiter(int permits, Func<string, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.Create<string, string>(key => permits <= 0 ? RateLimitPartition.GetNoLimiter(key) : partition(key));
}

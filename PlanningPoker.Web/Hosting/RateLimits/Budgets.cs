using System.Threading.RateLimiting;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>What one address or one player may use. Each keeps an entry only for who was active within its window.</summary>
sealed class Budgets(LimitSettings settings) : IDisposable
{
    public PartitionedRateLimiter<string> Sessions { get; } = PerWindow(settings.SessionsPerHour, TimeSpan.FromHours(1));
    public PartitionedRateLimiter<string> Joins { get; } = PerWindow(settings.JoinsPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> UnknownCodes { get; } = PerWindow(settings.UnknownCodesPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> Commands { get; } = PerWindow(settings.CommandsPer10Seconds, TimeSpan.FromSeconds(10));
    public PartitionedRateLimiter<string> AddressStreams { get; } = AtOnce(settings.StreamsPerAddress);
    public PartitionedRateLimiter<string> PlayerStreams { get; } = AtOnce(settings.StreamsPerPlayer);

    public static string KeyOf(SessionCode session, PlayerId player) => $"{session}/{player}";

    public void Dispose()
    {
        foreach (var limiter in (PartitionedRateLimiter<string>[])[Sessions, Joins, UnknownCodes, Commands, AddressStreams, PlayerStreams])
            limiter.Dispose();
    }

    static PartitionedRateLimiter<string> PerWindow(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(key => permits <= 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = window }));

    static PartitionedRateLimiter<string> AtOnce(int permits) => PartitionedRateLimiter.Create<string, string>(key => permits <= 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = permits }));
}

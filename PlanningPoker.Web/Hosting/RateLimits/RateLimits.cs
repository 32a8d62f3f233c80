using System.Threading.RateLimiting;

namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>How much one remote address or one player may do. Only those who were active within a window take memory.</summary>
sealed class RateLimits(RateLimitSettings settings) : IDisposable
{
    /// <summary>How many times the joins of one session an address has for all sessions together.</summary>
    const int AllSessions = 4;

    public PartitionedRateLimiter<string> Sessions { get; } = PerWindow(settings.SessionsPerHour, TimeSpan.FromHours(1));
    public PartitionedRateLimiter<string> Joins { get; } = PerWindow(settings.JoinsPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> AllJoins { get; } = PerWindow(AllSessions * settings.JoinsPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> UnknownCodes { get; } = PerWindow(settings.UnknownCodesPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> Exports { get; } = PerWindow(settings.ExportsPerMinute, TimeSpan.FromMinutes(1));
    public PartitionedRateLimiter<string> OpenExports { get; } = Concurrent(settings.ExportsAtOnce);
    public PartitionedRateLimiter<string> Commands { get; } = PerWindow(settings.CommandsPer10Seconds, TimeSpan.FromSeconds(10));
    public PartitionedRateLimiter<string> AddressStreams { get; } = Concurrent(settings.StreamsPerAddress);
    public PartitionedRateLimiter<string> PlayerStreams { get; } = Concurrent(settings.StreamsPerPlayer);

    public void Dispose()
    {
        PartitionedRateLimiter<string>[] all =
            [Sessions, Joins, AllJoins, UnknownCodes, Exports, OpenExports, Commands, AddressStreams, PlayerStreams];
        foreach (var limiter in all) limiter.Dispose();
    }

    static PartitionedRateLimiter<string> PerWindow(int permits, TimeSpan window) => Limiter(permits, key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = window }));

    static PartitionedRateLimiter<string> Concurrent(int permits) => Limiter(permits, key =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = permits }));

    static PartitionedRateLimiter<string> Limiter(int permits, Func<string, RateLimitPartition<string>> partition) =>
        PartitionedRateLimiter.Create<string, string>(key => permits <= 0 ? RateLimitPartition.GetNoLimiter(key) : partition(key));
}

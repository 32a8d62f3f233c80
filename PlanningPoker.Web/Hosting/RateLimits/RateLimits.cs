namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>
/// How much one remote address or one player may do. What an address may do within a time is counted over all servers, if they are
/// connected; commands and open connections are counted by each server.
/// </summary>
sealed class RateLimits(RateLimitSettings settings, ISharedCounts? shared) : IDisposable
{
    /// <summary>How many times the joins of one session an address has for all sessions together.</summary>
    const int AllSessions = 4;

    static readonly TimeSpan Hour = TimeSpan.FromHours(1), Minute = TimeSpan.FromMinutes(1), TenSeconds = TimeSpan.FromSeconds(10);

    public RateLimit Sessions { get; } = RateLimit.PerWindow("sessions", settings.SessionsPerHour, Hour, shared);
    public RateLimit Joins { get; } = RateLimit.PerWindow("joins", settings.JoinsPerMinute, Minute, shared);
    public RateLimit AllJoins { get; } = RateLimit.PerWindow("all-joins", AllSessions * settings.JoinsPerMinute, Minute, shared);
    public RateLimit UnknownCodes { get; } = RateLimit.PerWindow("codes", settings.UnknownCodesPerMinute, Minute, shared);
    public RateLimit Guesses { get; } = RateLimit.PerWindow("guesses", settings.GuessesPerDevice, Minute, shared);
    public RateLimit Exports { get; } = RateLimit.PerWindow("exports", settings.ExportsPerMinute, Minute, shared);
    public RateLimit OpenExports { get; } = RateLimit.AtOnce(settings.ExportsAtOnce);

    /// <summary>Each server counts its own: a question to another process would take longer than most commands.</summary>
    public RateLimit Commands { get; } = RateLimit.PerWindow("commands", settings.CommandsPer10Seconds, TenSeconds, null);

    public RateLimit AddressStreams { get; } = RateLimit.AtOnce(settings.StreamsPerAddress);
    public RateLimit PlayerStreams { get; } = RateLimit.AtOnce(settings.StreamsPerPlayer);

    public void Dispose()
    {
        RateLimit[] all =
            [Sessions, Joins, AllJoins, UnknownCodes, Guesses, Exports, OpenExports, Commands, AddressStreams, PlayerStreams];
        foreach (var limit in all) limit.Dispose();
    }
}

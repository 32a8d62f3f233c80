namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>
/// How much one remote address or one player may do. What an address may do within a time is counted over all servers, if they are
/// connected; commands and open connections are counted by each server.
/// </summary>
sealed class RateLimits(RateLimitSettings settings, ISharedCounts? shared) : IDisposable
{
    /// <summary>How many times the joins of one session an address has for all sessions together.</summary>
    const int AllSessions = 4;

    /// <summary>How many times the open exports of one player an address has for all its players together.</summary>
    const int AllPlayers = 10;

    readonly RateLimit joins = RateLimit.PerWindow("joins", settings.JoinsPerMinute, Minute, shared);
    readonly RateLimit allJoins = RateLimit.PerWindow("all-joins", AllSessions * settings.JoinsPerMinute, Minute, shared);
    readonly RateLimit unknownCodes = RateLimit.PerWindow("codes", settings.UnknownCodesPerMinute, Minute, shared);
    readonly RateLimit guesses = RateLimit.PerWindow("guesses", settings.GuessesPerDevice, Minute, shared);

    static readonly TimeSpan Hour = TimeSpan.FromHours(1), Minute = TimeSpan.FromMinutes(1), TenSeconds = TimeSpan.FromSeconds(10);

    public RateLimit Sessions { get; } = RateLimit.PerWindow("sessions", settings.SessionsPerHour, Hour, shared);
    public RateLimit Exports { get; } = RateLimit.PerWindow("exports", settings.ExportsPerMinute, Minute, shared);
    public RateLimit OpenExports { get; } = RateLimit.AtOnce(settings.ExportsAtOnce);
    public RateLimit AddressExports { get; } = RateLimit.AtOnce(AllPlayers * settings.ExportsAtOnce);

    /// <summary>Each server counts its own: a question to another process would take longer than most commands.</summary>
    public RateLimit Commands { get; } = RateLimit.PerWindow("commands", settings.CommandsPer10Seconds, TenSeconds, null);

    public RateLimit AddressStreams { get; } = RateLimit.AtOnce(settings.StreamsPerAddress);
    public RateLimit PlayerStreams { get; } = RateLimit.AtOnce(settings.StreamsPerPlayer);

    /// <summary>
    /// The limits of a request with a wrong code. Who knows the right one is not refused because of a neighbour who guesses.
    /// </summary>
    /// <param name="address">The remote address.</param>
    /// <param name="device">The key that the caller says is theirs; null for none.</param>
    public IEnumerable<(RateLimit Limit, string Key)> OfUnknownCode(string address, string? device) =>
        OfGuess(device, (unknownCodes, address));

    /// <summary>
    /// The limits of a join, which may try a passcode. By session too: who fills one does not keep colleagues out of the others.
    /// </summary>
    /// <param name="address">The remote address.</param>
    /// <param name="session">The session; null for none.</param>
    /// <param name="device">The key that a caller without a seat says is theirs; null for none.</param>
    public IEnumerable<(RateLimit Limit, string Key)> OfJoin(string address, string? session, string? device) =>
        OfGuess(device, (joins, $"{address} {session}"), (allJoins, address));

    /// <summary>
    /// The browser's limit comes first, so that who guesses does not use up what the address has. But anybody can invent keys: an address
    /// that has used up its own is refused before a key is counted, so that it gets no more keys remembered than it may guess.
    /// </summary>
    IEnumerable<(RateLimit Limit, string Key)> OfGuess(string? device, params (RateLimit Limit, string Key)[] ofAddress)
    {
        if (device is not null && !ofAddress.Any(each => each.Limit.IsUsedUp(each.Key))) yield return (guesses, device);
        foreach (var each in ofAddress) yield return each;
    }

    public void Dispose()
    {
        RateLimit[] all =
        [
            Sessions, joins, allJoins, unknownCodes, guesses, Exports, OpenExports, AddressExports, Commands, AddressStreams, PlayerStreams,
        ];
        foreach (var limit in all) limit.Dispose();
    }
}

using System.Runtime.ExceptionServices;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Notices what other servers on the same database have written: it looks at the stamps of all sessions that somebody here watches, with
/// one query for all, and has those that have moved read and published.
/// </summary>
sealed partial class StampWatch(
    Sessions sessions, ISessionFeed feed, ISessionStore store, ServerStates servers, NodeSettings settings, TimeProvider clock,
    ILogger<StampWatch> log)
    : BackgroundService
{
    /// <summary>How many sessions are read at once: another server that ends may leave thousands.</summary>
    const int MaxReads = 4;

    /// <summary>How often it looks: without hints, and while every other server gives hints of what it writes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1), HintedInterval = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often it looks whether there are hints still. A change just before they fail is told a second later at most.
    /// </summary>
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>A restart, with two servers on one SQLite file, takes less.</summary>
    static readonly TimeSpan LongestRestart = TimeSpan.FromMinutes(3);

    /// <summary>The stamps that were right in memory, of sessions of which nothing was published yet.</summary>
    Dictionary<SessionCode, long> confirmed = [];

    DateTimeOffset? otherServerSince;
    bool hasFailed, isReported;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        for (var lookedAt = clock.GetTimestamp(); await timer.WaitForNextTickAsync(stoppingToken);)
        {
            if (clock.GetElapsedTime(lookedAt) < (servers.HearsAll ? HintedInterval : Interval)) continue;
            lookedAt = clock.GetTimestamp();
            await TryLookAsync(stoppingToken);
        }
    }

    /// <summary>Looks once. A failure is logged, and the next look makes up for it.</summary>
    public async Task TryLookAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
            hasFailed = false;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // Once, not every second while the storage is away.
            if (!hasFailed) LogFailure(log, exception);
            hasFailed = true;
        }
    }

    async Task LookAsync(CancellationToken ct)
    {
        var watched = feed.Watched;
        if (watched.Count == 0) return;
        var writesBefore = sessions.OthersWrites;
        var stamps = await store.FindStampsAsync(watched, ct);
        confirmed = confirmed.Where(each => stamps.ContainsKey(each.Key)).ToDictionary();
        var moved = watched.Where(code => !stamps.TryGetValue(code, out var stamp) || !IsKnown(code, stamp)).ToList();
        var read = new PokerSession?[moved.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxReads, CancellationToken = ct };
        Exception? failure = null;
        await Parallel.ForAsync(0, moved.Count, options, async (i, cancel) =>
        {
            try
            {
                read[i] = await sessions.FindConfirmedAsync(moved[i], cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                // A session that cannot be read does not keep the others from being read.
                failure = exception;
            }
        });
        foreach (var session in read.OfType<PokerSession>()) confirmed[session.Code] = session.Stamp;
        if (sessions.OthersWrites != writesBefore) NoteOtherServer();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Another server has written, and its hint did not come first.</summary>
    void NoteOtherServer()
    {
        if (servers.IsConnected) servers.Distrust();
        otherServerSince ??= clock.GetUtcNow();
        if (!settings.IsOnSqlite || isReported || clock.GetUtcNow() - otherServerSince < LongestRestart) return;
        isReported = true;
        LogSharedFile(log, otherServerSince.Value);
    }

    bool IsKnown(SessionCode code, long stamp) =>
        stamp == feed.LastStamp(code) || confirmed.TryGetValue(code, out var known) && stamp == known;

    [LoggerMessage(LogLevel.Warning, "What other servers have written could not be looked for; it is tried again every second")]
    static partial void LogFailure(ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Error, "Another server has written to the same SQLite file since {Since:u}. That is made for a restart only: "
        + "run one server, or set Database:Provider to PostgreSql or SqlServer")]
    static partial void LogSharedFile(ILogger log, DateTimeOffset since);
}

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Notices what other servers on the same database have written: it compares the stamps of all sessions that somebody here watches, with
/// one query for all, and has those that have moved read and published.
/// </summary>
sealed partial class StampWatch(
    Sessions sessions, ISessionFeed feed, ISessionStore store, ServerStates servers, NodeSettings settings, JobHealth health,
    TimeProvider clock, ILogger<StampWatch> log) : BackgroundJob(health, clock, log), IFreshness
{
    /// <summary>How many sessions are read at once: another server that ends may leave thousands.</summary>
    const int MaxReads = 4;

    /// <summary>How often it compares: without hints, and while every other server gives hints of what it writes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1), HintedInterval = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often it checks whether hints are complete. A change just before they fail is told a second later at most.
    /// </summary>
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a server that is not behind may have to do without stamps and complete hints.</summary>
    static readonly TimeSpan MaxAge = 3 * Interval;

    /// <summary>
    /// A restart, with two servers on one SQLite file, takes less; and after so long without a write of another server, it has ended.
    /// </summary>
    static readonly TimeSpan LongestRestart = TimeSpan.FromMinutes(3), LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>The stamps that were right in memory, of sessions of which nothing was published yet.</summary>
    Dictionary<SessionCode, long> confirmed = [];

    /// <summary>Since when, and until when another server was noticed to write; null for never.</summary>
    (DateTimeOffset Since, DateTimeOffset Until)? otherServer;
    bool hasFailed, isReported;

    /// <summary>When it compared last; null before the first time.</summary>
    long? comparedAt;

    /// <summary>Until when this server certainly knew of every write: when it asked for the stamps, or while hints were complete.</summary>
    long freshAt = clock.GetTimestamp();

    public bool IsBehind => !servers.AreHintsComplete && Clock.GetElapsedTime(Volatile.Read(ref freshAt)) > MaxAge;

    protected override string Name => "stamps";

    protected override async Task RunAsync(CancellationToken ct)
    {
        // The start of the server may have taken long.
        Volatile.Write(ref freshAt, Clock.GetTimestamp());
        using var timer = new PeriodicTimer(Tick, Clock);
        do await CompareWhenDueAsync(ct);
        while (await timer.WaitForNextTickAsync(ct));
    }

    /// <summary>To be called with each tick.</summary>
    public async Task CompareWhenDueAsync(CancellationToken ct)
    {
        var areHintsComplete = servers.AreHintsComplete;
        if (areHintsComplete) Volatile.Write(ref freshAt, Clock.GetTimestamp());
        // The nearest tick: the next one would be late by nearly all of a tick.
        if (comparedAt is { } last && Clock.GetElapsedTime(last) < (areHintsComplete ? HintedInterval : Interval) - Tick / 2) return;
        comparedAt = Clock.GetTimestamp();
        await TryCompareAsync(ct);
    }

    /// <summary>Compares once. A failure is logged, and the next comparison makes up for it.</summary>
    public async Task TryCompareAsync(CancellationToken ct)
    {
        try
        {
            await CompareAsync(ct);
            hasFailed = false;
            Succeeded();
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // Once, not every second while the storage is away.
            if (!hasFailed) LogFailure(Log, exception);
            hasFailed = true;
            Failed();
        }
    }

    async Task CompareAsync(CancellationToken ct)
    {
        var watched = feed.Watched;
        var askedAt = Clock.GetTimestamp();
        var writesBefore = sessions.OthersWrites;
        if (watched.Count == 0)
        {
            Volatile.Write(ref freshAt, askedAt);
            return;
        }
        var stamps = await store.FindStampsAsync(watched, ct);
        // Whether or not each session can be read: one that is damaged does not put the others behind.
        Volatile.Write(ref freshAt, askedAt);
        confirmed = confirmed.Where(each => stamps.ContainsKey(each.Key)).ToDictionary();
        var moved = watched.Where(code => !stamps.TryGetValue(code, out var stamp) || !IsKnown(code, stamp)).ToList();
        var read = new PokerSession?[moved.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxReads, CancellationToken = ct };
        var failures = new ConcurrentQueue<Exception>();
        await Parallel.ForAsync(0, moved.Count, options, async (i, cancel) =>
        {
            try
            {
                read[i] = await sessions.FindConfirmedAsync(moved[i], cancel);
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                // A session that cannot be read does not keep the others from being read.
                failures.Enqueue(exception);
            }
        });
        foreach (var session in read.OfType<PokerSession>()) confirmed[session.Code] = session.Stamp;
        if (sessions.OthersWrites != writesBefore) NoteOtherServer();
        if (failures.TryPeek(out var failure)) ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Another server has written, and its hint did not come first.</summary>
    void NoteOtherServer()
    {
        if (servers is { IsConnected: true, IsRecovering: false }) servers.ReportMissingHint();
        var now = Clock.GetUtcNow();
        var since = otherServer is { } known && now - known.Until < LongestPause ? known.Since : now;
        otherServer = (since, now);
        if (!settings.IsOnSqlite || isReported || now - since < LongestRestart) return;
        isReported = true;
        LogSharedFile(Log, since);
    }

    bool IsKnown(SessionCode code, long stamp) =>
        stamp == feed.LastStamp(code) || confirmed.TryGetValue(code, out var known) && stamp == known;

    [LoggerMessage(150, LogLevel.Warning, "What other servers have written could not be found; it is tried again every second")]
    static partial void LogFailure(ILogger log, Exception exception);

    [LoggerMessage(151, LogLevel.Error, "Another server has written to the same SQLite file since {Since:u}. That is made for a restart "
        + "only: run one server, or set Database:Provider to PostgreSql or SqlServer")]
    static partial void LogSharedFile(ILogger log, DateTimeOffset since);
}

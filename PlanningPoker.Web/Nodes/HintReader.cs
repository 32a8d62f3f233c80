using System.Collections.Concurrent;
using System.Threading.Channels;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Reads the sessions of which another server has given a hint, a few at once. Several hints of one session are one read. It also confirms
/// a session that begins to be watched: what was in memory may be old.
/// </summary>
sealed partial class HintReader(
    Sessions sessions, ISessionFeed feed, SessionMessages messages, ServerStates servers, JobHealth health, TimeProvider clock,
    ILogger<HintReader> log) : BackgroundJob(health, clock, log)
{
    const int MaxReads = 4;

    /// <summary>In place of a stamp: which one is stored is not known.</summary>
    const long Unknown = 0;

    readonly ConcurrentDictionary<SessionCode, Hint> hints = new();
    readonly Channel<SessionCode> queue = Channel.CreateUnbounded<SessionCode>();

    protected override string Name => "hints";

    protected override async Task RunAsync(CancellationToken ct)
    {
        messages.Written += AddIfNewer;
        messages.Watched += AddUnknown;
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = MaxReads, CancellationToken = ct };
            await Parallel.ForEachAsync(queue.Reader.ReadAllAsync(ct), options, ReadAsync);
        }
        finally
        {
            messages.Written -= AddIfNewer;
            messages.Watched -= AddUnknown;
        }
    }

    void AddUnknown(SessionCode code) => Add(code, new(Unknown, null));

    void AddIfNewer(SessionCode code, long stamp, RemoteChange? change)
    {
        if (!(feed.LastStamp(code) >= stamp)) Add(code, new(stamp, change));
    }

    void Add(SessionCode code, Hint hint)
    {
        // Either function may run several times while the reader takes hints away; the last run counts.
        var isNew = false;
        hints.AddOrUpdate(code, _ =>
        {
            isNew = true;
            return hint;
        }, (_, known) =>
        {
            isNew = false;
            return hint.Stamp > known.Stamp ? hint : known;
        });
        if (isNew) queue.Writer.TryWrite(code);
    }

    async ValueTask ReadAsync(SessionCode code, CancellationToken ct)
    {
        try
        {
            if (!hints.TryRemove(code, out var hint)) return;
            if (hint.Stamp == Unknown) await sessions.FindConfirmedAsync(code, ct);
            else await sessions.FindWithStampAsync(code, hint.Stamp, hint.Change, ct);
            Succeeded();
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // The comparison of all stamps makes up for it.
            servers.ReportMissingHint();
            Failed();
            LogFailure(Log, code, exception);
        }
    }

    /// <param name="Stamp">The stamp of the session.</param>
    /// <param name="Change">What happened, if it was said.</param>
    readonly record struct Hint(long Stamp, RemoteChange? Change);

    [LoggerMessage(152, LogLevel.Warning, "The session {Code}, which another server has written, could not be read; it is tried again")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);
}

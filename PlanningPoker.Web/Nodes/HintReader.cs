using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// Reads the sessions of which another server has given a hint, a few at once. Several hints of one session are one read.
/// </summary>
sealed partial class HintReader(
    Sessions sessions, ISessionFeed feed, SessionMessages messages, ServerStates servers, ILogger<HintReader> log) : BackgroundService
{
    const int MaxReads = 4;

    readonly ConcurrentDictionary<SessionCode, long> hints = new();
    readonly Channel<SessionCode> queue = Channel.CreateUnbounded<SessionCode>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        messages.Written += Add;
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxReads, CancellationToken = stoppingToken };
        await Parallel.ForEachAsync(queue.Reader.ReadAllAsync(stoppingToken), options, ReadAsync);
    }

    void Add(SessionCode code, long stamp)
    {
        if (feed.LastStamp(code) >= stamp) return;
        // Either function may run several times while the reader takes hints away; the last run counts.
        var isNew = false;
        hints.AddOrUpdate(code, _ =>
        {
            isNew = true;
            return stamp;
        }, (_, known) =>
        {
            isNew = false;
            return Math.Max(known, stamp);
        });
        if (isNew) queue.Writer.TryWrite(code);
    }

    async ValueTask ReadAsync(SessionCode code, CancellationToken ct)
    {
        try
        {
            if (hints.TryRemove(code, out var stamp)) await sessions.FindWithStampAsync(code, stamp, ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // The look at the stamps makes up for it.
            servers.Distrust();
            LogFailure(log, code, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The session {Code}, which another server has written, could not be read; it is tried again")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);
}

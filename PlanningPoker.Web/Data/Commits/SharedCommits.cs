using System.Diagnostics;
using PlanningPoker.Web.Hosting.Telemetry;

namespace PlanningPoker.Web.Data.Commits;

/// <summary>
/// Group commit: while the database is busy, save requests of several sessions collect here, and the first writer to be admitted writes all
/// of them in one transaction. Most of the time of a commit is the disk flush, which takes as long for one vote as for fifty.
/// </summary>
sealed partial class SharedCommits(WriterGate writers, Func<IReadOnlyList<SaveRequest>, Task<bool>> write, ILogger log)
{
    readonly Lock gate = new();
    readonly List<QueuedSave> queue = [];

    /// <returns>False on a concurrency conflict: the session is no longer stored as it was before.</returns>
    /// <exception cref="StoreBusyException">The database did not answer, or the queue timeout elapsed.</exception>
    public async Task<bool> SaveAsync(SaveRequest request)
    {
        var save = new QueuedSave(request);
        lock (gate) queue.Add(save);
        try
        {
            using var lease = await writers.AcquireAsync();
            if (TakeAllIfQueued(save) is { } saves) await WriteAsync(saves);
        }
        catch (StoreBusyException)
        {
            // A save that is reported as failed must not be written later. If another writer has taken it, that writer sets the result.
            if (TryRemove(save)) throw;
        }
        return await save.Result.Task;
    }

    /// <summary>Empties the queue; null when another writer has already taken this save.</summary>
    List<QueuedSave>? TakeAllIfQueued(QueuedSave save)
    {
        lock (gate)
        {
            if (!queue.Contains(save)) return null;
            List<QueuedSave> all = [.. queue];
            queue.Clear();
            return all;
        }
    }

    bool TryRemove(QueuedSave save)
    {
        lock (gate) return queue.Remove(save);
    }

    /// <summary>
    /// Writes all in one transaction. If that fails or its result is unknown, writes each one alone: its id shows whether it was already
    /// written.
    /// </summary>
    async Task WriteAsync(List<QueuedSave> saves)
    {
        using var trace = Measures.Traces.StartActivity("commit");
        var start = Stopwatch.GetTimestamp();
        try
        {
            await WriteAllAsync(saves);
        }
        finally
        {
            Measures.CommitTime.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
            Measures.CommitSize.Record(saves.Count);
        }
    }

    async Task WriteAllAsync(List<QueuedSave> saves)
    {
        if (saves.Count > 1 && await TryWriteTogetherAsync(saves))
        {
            saves.ForEach(save => save.Result.SetResult(true));
            return;
        }
        StoreBusyException? busy = null;
        foreach (var save in saves)
        {
            // After one timeout the others fail at once; otherwise each of them would wait for the full timeout, one after the other.
            if (busy is null) busy = await save.WriteAsync(write);
            else save.Result.SetException(busy);
        }
    }

    async Task<bool> TryWriteTogetherAsync(List<QueuedSave> saves)
    {
        try
        {
            return await write([.. saves.Select(save => save.Request)]);
        }
        catch (Exception exception)
        {
            // Writing each one alone shows which of them fails, and reports it.
            LogShared(log, saves.Count, exception);
            return false;
        }
    }

    [LoggerMessage(203, LogLevel.Warning, "A commit of {Count} sessions failed; each is committed alone.")]
    static partial void LogShared(ILogger log, int count, Exception exception);

    sealed class QueuedSave(SaveRequest request)
    {
        public SaveRequest Request => request;
        public TaskCompletionSource<bool> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <returns>The exception if the database was busy, else null.</returns>
        public async Task<StoreBusyException?> WriteAsync(Func<IReadOnlyList<SaveRequest>, Task<bool>> write)
        {
            try
            {
                Result.SetResult(await write([request]));
                return null;
            }
            catch (Exception exception)
            {
                Result.SetException(exception);
                return exception as StoreBusyException;
            }
        }
    }
}

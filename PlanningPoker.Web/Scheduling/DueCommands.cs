using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Scheduling;

/// <summary>
/// Runs what is due in a session when its time has come, late rather than never. Sessions in use say what is due next after every commit;
/// the others are looked for in the storage, at the start and then once a minute.
/// </summary>
sealed partial class DueCommands(Sessions sessions, DueTimes times, ISessionStore store, TimeProvider clock, ILogger<DueCommands> log)
    : BackgroundService
{
    const int BatchSize = 200;

    static readonly TimeSpan SearchInterval = TimeSpan.FromMinutes(1), RetryPause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextSearch = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (nextSearch <= clock.GetUtcNow())
            {
                var found = await SearchAsync(until: clock.GetUtcNow() + SearchInterval, stoppingToken);
                // After a long stop there may be more than one batch.
                nextSearch = clock.GetUtcNow() + (found < BatchSize ? SearchInterval : RetryPause);
            }
            foreach (var code in times.TakeDue(clock.GetUtcNow())) await RunAsync(code, stoppingToken);
            await times.WaitAsync(until: nextSearch, stoppingToken);
        }
    }

    /// <summary>Finds what is due soon in sessions that are not in use.</summary>
    /// <returns>In how many sessions something is due.</returns>
    async Task<int> SearchAsync(DateTimeOffset until, CancellationToken ct)
    {
        try
        {
            var found = await store.FindDueAsync(until, BatchSize, ct);
            foreach (var due in found) times.Set(due.Code, due.At);
            return found.Count;
        }
        catch (StoreBusyException exception)
        {
            LogBusy(log, exception);
            return 0;
        }
    }

    async Task RunAsync(SessionCode code, CancellationToken ct)
    {
        try
        {
            if (await sessions.FindAsync(code, ct) is { } session && DueCommand.NextIn(session) is { } due && due.At <= clock.GetUtcNow())
                await sessions.RunAsync(code, due.Command, ct);
        }
        catch (StoreBusyException exception)
        {
            LogBusy(log, exception);
            times.Set(code, clock.GetUtcNow() + RetryPause);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(log, code, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The storage did not answer in time; what is due is tried again")]
    static partial void LogBusy(ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Error, "What was due in the session {Code} failed")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);
}

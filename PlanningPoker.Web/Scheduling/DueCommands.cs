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
                nextSearch = clock.GetUtcNow() + SearchInterval;
                await SearchAsync(until: nextSearch, stoppingToken);
            }
            foreach (var code in times.TakeDue(clock.GetUtcNow())) await RunAsync(code, stoppingToken);
            await times.WaitAsync(until: nextSearch, stoppingToken);
        }
    }

    /// <summary>Finds what is due soon in sessions that are not in use.</summary>
    async Task SearchAsync(DateTimeOffset until, CancellationToken ct)
    {
        try
        {
            foreach (var due in await store.FindDueAsync(until, BatchSize, ct)) times.Set(due.Code, due.At);
        }
        catch (StoreBusyException exception)
        {
            LogBusy(log, exception);
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

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Scheduling;

/// <summary>Deletes sessions that were not used for a long time, at the start and then every hour.</summary>
sealed partial class SessionExpiry(
    Sessions sessions, ISessionStore store, IConfiguration configuration, TimeProvider clock, ILogger<SessionExpiry> log)
    : BackgroundService
{
    const int PageSize = 50;

    static readonly TimeSpan Interval = TimeSpan.FromHours(1), DefaultLifetime = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var expiresAfter = configuration.GetValue<TimeSpan?>("Session:ExpiresAfter") ?? DefaultLifetime;
        if (expiresAfter <= TimeSpan.Zero) return;
        using var timer = new PeriodicTimer(Interval, clock);
        do await DeleteUnusedAsync(clock.GetUtcNow() - expiresAfter, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task DeleteUnusedAsync(DateTimeOffset since, CancellationToken ct)
    {
        var (deleted, kept) = (0, 0);
        try
        {
            // What could not be deleted is still at the start of the list.
            while (await store.FindUnusedAsync(since, kept, PageSize, ct) is { Count: > 0 } unused)
            {
                foreach (var code in unused)
                {
                    if (await TryDeleteAsync(code, since, ct)) deleted++;
                    else kept++;
                }
            }
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogSearch(log, exception);
        }
        if (deleted > 0) LogDeleted(log, deleted, since);
    }

    /// <returns>False if the session could not be deleted, or was used again.</returns>
    async Task<bool> TryDeleteAsync(SessionCode code, DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            return await sessions.RunAsync(code, new DeleteUnusedSession(since), ct) is { Event: SessionDeleted };
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogFailure(log, code, exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Count} sessions that were not used since {Since:u}")]
    static partial void LogDeleted(ILogger log, int count, DateTimeOffset since);

    [LoggerMessage(LogLevel.Error, "The unused session {Code} could not be deleted; the next attempt is in one hour")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(LogLevel.Error, "The search for unused sessions failed; the next one is in one hour")]
    static partial void LogSearch(ILogger log, Exception exception);
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Scheduling;

/// <summary>Deletes sessions that were not used for a long time, at the start and then every hour.</summary>
sealed partial class SessionExpiry(
    Sessions sessions, ISessionStore store, IConfiguration configuration, TimeProvider clock, ILogger<SessionExpiry> log)
    : BackgroundService
{
    const int BatchSize = 50;

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
        var count = 0;
        try
        {
            IReadOnlyList<SessionCode> unused;
            do
            {
                unused = await store.FindUnusedAsync(since, BatchSize, ct);
                foreach (var code in unused)
                    if (await sessions.RunAsync(code, new DeleteUnusedSession(since), ct) is { Event: SessionDeleted }) count++;
            }
            while (unused.Count == BatchSize);
        }
        catch (StoreBusyException exception)
        {
            LogBusy(log, exception);
        }
        if (count > 0) LogDeleted(log, count, since);
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Count} sessions that were not used since {Since:u}")]
    static partial void LogDeleted(ILogger log, int count, DateTimeOffset since);

    [LoggerMessage(LogLevel.Warning, "Could not delete unused sessions; the next attempt is in one hour")]
    static partial void LogBusy(ILogger log, Exception exception);
}

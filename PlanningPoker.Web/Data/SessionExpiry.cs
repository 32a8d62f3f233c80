using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Web.Data;

/// <summary>Deletes sessions that were not used for a long time, when the server starts and then every hour.</summary>
public sealed class SessionExpiry(EfSessionStore store, IConfiguration configuration, TimeProvider clock, ILogger<SessionExpiry> log)
    : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1), DefaultLifetime = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var expiresAfter = configuration.GetValue<TimeSpan?>("Session:ExpiresAfter") ?? DefaultLifetime;
        if (expiresAfter <= TimeSpan.Zero) return;
        using var timer = new PeriodicTimer(Interval, clock);
        do await DeleteExpiredAsync(clock.GetUtcNow() - expiresAfter, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task DeleteExpiredAsync(DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            var count = await store.DeleteIdleAsync(since, ct);
            if (count > 0) log.LogInformation("Deleted {Count} sessions that were not used since {Since:u}", count, since);
        }
        catch (StoreBusyException exception)
        {
            log.LogWarning(exception, "Could not delete expired sessions; the next attempt is in one hour");
        }
    }
}

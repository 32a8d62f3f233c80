using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Web.Data;

/// <summary>Forgets sessions that nobody has used for long, at the start and then every hour.</summary>
public sealed class SessionExpiry(EfSessionStore store, IConfiguration configuration, TimeProvider clock, ILogger<SessionExpiry> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1), Default = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var expiresAfter = configuration.GetValue<TimeSpan?>("Session:ExpiresAfter") ?? Default;
        if (expiresAfter <= TimeSpan.Zero) return;
        using var timer = new PeriodicTimer(Every, clock);
        do await SweepAsync(clock.GetUtcNow() - expiresAfter, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task SweepAsync(DateTimeOffset since, CancellationToken ct)
    {
        try
        {
            var count = await store.DeleteIdleAsync(since, ct);
            if (count > 0) log.LogInformation("{Count} sessions unused since {Since:u} were deleted", count, since);
        }
        catch (StoreBusyException fault)
        {
            log.LogWarning(fault, "Expired sessions stay until the next hour");
        }
    }
}

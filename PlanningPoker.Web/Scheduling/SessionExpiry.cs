using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Scheduling;

/// <summary>
/// Deletes sessions that were not used for a long time. Every hour it marks them; what has been marked for a day is deleted. It does
/// neither until the clock has run evenly for an hour.
/// </summary>
sealed partial class SessionExpiry(
    Sessions sessions, ISessionStore store, IConfiguration configuration, JobHealth health, TimeProvider clock,
    ILogger<SessionExpiry> log) : BackgroundJob(health, clock, log)
{
    const int PageSize = 50;

    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(90), Notice = TimeSpan.FromDays(1);

    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override string Name => "expiry";

    protected override async Task RunAsync(CancellationToken ct)
    {
        var expiresAfter = configuration.GetValue<TimeSpan?>("Session:ExpiresAfter") ?? DefaultLifetime;
        if (expiresAfter <= TimeSpan.Zero) return;
        var steadiness = new ClockSteadiness(Clock);
        using var timer = new PeriodicTimer(Interval, Clock);
        while (await timer.WaitForNextTickAsync(ct))
            if (steadiness.Check()) await SweepAsync(new(Clock.GetUtcNow() - expiresAfter, Notice), ct);
    }

    async Task SweepAsync(DeleteUnusedSession command, CancellationToken ct)
    {
        var (deleted, kept, failed) = (0, 0, 0);
        try
        {
            // What was only marked, or could not be deleted, is still at the start of the list.
            while (await store.FindUnusedAsync(command.Since, kept, PageSize, ct) is { Count: > 0 } unused)
            {
                foreach (var code in unused)
                {
                    var isDeleted = await TryRunAsync(code, command, ct);
                    if (isDeleted is true) deleted++;
                    else kept++;
                    if (isDeleted is null) failed++;
                }
            }
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            failed++;
            LogSearch(Log, exception);
        }
        if (deleted > 0) LogDeleted(Log, deleted, command.Since);
        if (failed > 0) Failed();
        else Succeeded();
    }

    /// <returns>Whether the session is deleted; null if it could not be changed.</returns>
    async Task<bool?> TryRunAsync(SessionCode code, DeleteUnusedSession command, CancellationToken ct)
    {
        try
        {
            return await sessions.RunAsync(code, command, ct) is { Event: SessionDeleted };
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogFailure(Log, code, exception);
            return null;
        }
    }

    [LoggerMessage(130, LogLevel.Information, "Deleted {Count} sessions that were not used since {Since:u}")]
    static partial void LogDeleted(ILogger log, int count, DateTimeOffset since);

    [LoggerMessage(131, LogLevel.Error, "The unused session {Code} could not be marked or deleted; the next attempt is in one hour")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(132, LogLevel.Error, "The search for unused sessions failed; the next one is in one hour")]
    static partial void LogSearch(ILogger log, Exception exception);
}

using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Scheduling;

/// <summary>
/// Deletes sessions that were not used for a long time. Every hour it marks them; what has been marked for a day is deleted, and what was
/// marked though it is in use loses the mark. It does nothing until the clock has run evenly for an hour.
/// </summary>
sealed partial class SessionExpiry(
    Sessions sessions, ISessionStore store, IConfiguration configuration, JobHealth health, TimeProvider clock,
    ILogger<SessionExpiry> log) : BackgroundJob(health, clock, log)
{
    const int PageSize = 50;

    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(90), Notice = TimeSpan.FromDays(1);

    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    readonly ClockSteadiness steadiness = new(clock);

    protected override string Name => "expiry";

    /// <summary>Zero for ever.</summary>
    TimeSpan ExpiresAfter => configuration.GetValue<TimeSpan?>("Session:ExpiresAfter") ?? DefaultLifetime;

    protected override async Task RunAsync(CancellationToken ct)
    {
        if (ExpiresAfter <= TimeSpan.Zero) return;
        using var timer = new PeriodicTimer(Interval, Clock);
        while (await timer.WaitForNextTickAsync(ct)) await SweepAsync(ct);
    }

    /// <summary>What is done every hour.</summary>
    public Task SweepAsync(CancellationToken ct) =>
        steadiness.Check() ? SweepAsync(new DeleteUnusedSession(Clock.GetUtcNow() - ExpiresAfter, Notice), ct) : Task.CompletedTask;

    async Task SweepAsync(DeleteUnusedSession command, CancellationToken ct)
    {
        var (deleted, kept, failed) = (0, 0, 0);
        try
        {
            // What is marked, or could not be changed, is still at the start of the list.
            while (await store.FindUnusedAsync(command.Since, kept, PageSize, ct) is { Count: > 0 } unused)
            {
                foreach (var code in unused)
                {
                    var result = await TryRunAsync(code, command, ct);
                    if (result is SweepResult.Deleted) deleted++;
                    if (result is SweepResult.Marked or SweepResult.Failed) kept++;
                    if (result is SweepResult.Failed) failed++;
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

    async Task<SweepResult> TryRunAsync(SessionCode code, DeleteUnusedSession command, CancellationToken ct)
    {
        try
        {
            return await sessions.RunAsync(code, command, ct) switch
            {
                null or { Event: SessionDeleted } => SweepResult.Deleted,
                { Session.MarkedUnusedAt: null } => SweepResult.InUse,
                _ => SweepResult.Marked,
            };
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogFailure(Log, code, exception);
            return SweepResult.Failed;
        }
    }

    /// <summary>What became of a session that seemed unused.</summary>
    enum SweepResult { Deleted, Marked, InUse, Failed }

    [LoggerMessage(130, LogLevel.Information, "Deleted {Count} sessions that were not used since {Since:u}")]
    static partial void LogDeleted(ILogger log, int count, DateTimeOffset since);

    [LoggerMessage(131, LogLevel.Error, "The unused session {Code} could not be marked or deleted; the next attempt is in one hour")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(132, LogLevel.Error, "The search for unused sessions failed; the next one is in one hour")]
    static partial void LogSearch(ILogger log, Exception exception);
}

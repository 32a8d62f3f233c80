using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Webhooks;

/// <summary>
/// Deletes deliveries from the log a week after they were made. It does nothing until the clock has run evenly for an hour.
/// </summary>
sealed class DeliveryExpiry(IWebhookStore store, JobHealth health, TimeProvider clock, ILogger<DeliveryExpiry> log)
    : BackgroundJob(health, clock, log)
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1), KeptFor = TimeSpan.FromDays(7);

    readonly ClockSteadiness steadiness = new(clock);

    protected override string Name => "deliveries";

    protected override async Task RunAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        while (await timer.WaitForNextTickAsync(ct)) await SweepAsync(ct);
    }

    /// <summary>What is done every hour.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        if (steadiness.Check()) await store.DeleteAsync(Clock.GetUtcNow() - KeptFor, ct);
        Succeeded();
    }
}

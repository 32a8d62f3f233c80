using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Scheduling;

/// <summary>Deletes reports an hour or two after they were made.</summary>
sealed class ReportExpiry(IReportStore reports, JobHealth health, TimeProvider clock, ILogger<ReportExpiry> log)
    : BackgroundJob(health, clock, log)
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override string Name => "reports";

    protected override async Task RunAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await reports.DeleteAsync(Clock.GetUtcNow() - Interval, ct);
            Succeeded();
        }
    }
}

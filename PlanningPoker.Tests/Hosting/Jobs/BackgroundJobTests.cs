using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Tests.Hosting.Jobs;

public class BackgroundJobTests
{
    [Fact]
    public async Task A_job_that_fails_is_counted_and_begun_again_and_healthy_once_it_succeeds()
    {
        var (clock, health) = (TestClock.Create(), new JobHealth());
        using var job = new FailingJob(health, clock);
        await job.StartAsync(TestTimeout.Token);
        var limit = TestTimeout.Token;
        while ((await CheckAsync(health)).Status is not HealthStatus.Degraded)
        {
            limit.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        while (job.Runs < 3)
        {
            limit.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await job.ExecuteTask!;
        var checkedAgain = await CheckAsync(health);
        Assert.Equal((HealthStatus.Healthy, 2L), (checkedAgain.Status, (long)checkedAgain.Data["test"]));
    }

    static Task<HealthCheckResult> CheckAsync(JobHealth health) => health.CheckHealthAsync(new(), TestTimeout.Token);

    sealed class FailingJob(JobHealth health, FakeTimeProvider clock) : BackgroundJob(health, clock, NullLogger.Instance)
    {
        public int Runs { get; private set; }

        protected override string Name => "test";

        protected override Task RunAsync(CancellationToken ct)
        {
            if (++Runs < 3) throw new InvalidOperationException("a bug");
            Succeeded();
            return Task.CompletedTask;
        }
    }
}

namespace PlanningPoker.Web.Hosting.Jobs;

/// <summary>
/// Work that the server does by itself for as long as it runs. No failure of it ends the server: what fails is logged, counted for the
/// health check, and begun again after a pause.
/// </summary>
abstract partial class BackgroundJob(JobHealth health, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>The name of the job in the log and in the health check.</summary>
    protected abstract string Name { get; }

    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>How long the job pauses after a failure that it has not handled itself.</summary>
    protected virtual TimeSpan PauseAfterFailure => TimeSpan.FromMinutes(1);

    /// <summary>Does the work until it is cancelled; ends earlier only if there is nothing to do.</summary>
    protected abstract Task RunAsync(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryRunAsync(stoppingToken)) await Task.Delay(PauseAfterFailure, clock, stoppingToken);
    }

    /// <summary>Counts a run that succeeded: earlier failures no longer show in the health check.</summary>
    protected void Succeeded() => health.Succeeded(Name);

    /// <summary>Counts a failure that was logged by the job.</summary>
    protected void Failed() => health.Failed(Name);

    async Task<bool> TryRunAsync(CancellationToken ct)
    {
        try
        {
            await RunAsync(ct);
            return true;
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // The server stops, and what the job was doing with it.
            return true;
        }
        catch (Exception exception)
        {
            Failed();
            LogFailure(log, Name, exception);
            return false;
        }
    }

    [LoggerMessage(EventId = 100, EventName = "JobFailed", Level = LogLevel.Error,
        Message = "The background job {Job} failed; it begins again")]
    static partial void LogFailure(ILogger log, string job, Exception exception);
}

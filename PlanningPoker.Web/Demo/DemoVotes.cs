using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Demo;

/// <summary>Votes for the robots of all demos, by the same commands as everyone, and ends the demos that are over.</summary>
sealed partial class DemoVotes(
    Demos demos, Sessions sessions, IPresence presence, JobHealth health, TimeProvider clock, ILogger<DemoVotes> log)
    : BackgroundJob(health, clock, log)
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override string Name => "demos";

    protected override async Task RunAsync(CancellationToken ct)
    {
        if (!demos.IsEnabled) return;
        using var timer = new PeriodicTimer(Interval, Clock);
        while (await timer.WaitForNextTickAsync(ct)) await StepAsync(ct);
    }

    /// <summary>What is done every half second.</summary>
    public async Task StepAsync(CancellationToken ct)
    {
        var haveAllSucceeded = true;
        foreach (var demo in demos.Running) haveAllSucceeded &= await TryStepAsync(demo, ct);
        // One that works does not hide another that failed, and a failed one, which is over, is not held against those after it.
        if (haveAllSucceeded) Succeeded();
        else Failed();
    }

    async Task<bool> TryStepAsync(RunningDemo demo, CancellationToken ct)
    {
        try
        {
            await StepAsync(demo, ct);
            return true;
        }
        catch (StoreBusyException)
        {
            // The next step tries it again; what people do there is told to them.
            return true;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogFailure(Log, demo.Code, exception);
            await demos.EndAsync(demo);
            return false;
        }
    }

    async Task StepAsync(RunningDemo demo, CancellationToken ct)
    {
        var (session, now) = (await sessions.FindAsync(demo.Code, ct), Clock.GetUtcNow());
        var present = await presence.GetPresentAsync(demo.Code);
        if (demo.IsOver(session, present, now))
        {
            await demos.EndAsync(demo);
            return;
        }
        foreach (var vote in demo.DueIn(session!, present, now))
        {
            // A refusal, such as of a robot that was removed, is as good as a vote: the robot does not try again in this round.
            await sessions.RunAsync(demo.Code, vote.Robot.Device, null, new Vote(vote.Face, session!.Round.Number), ct);
            demo.Remove(vote);
        }
    }

    [LoggerMessage(140, LogLevel.Error, "The robots of the demo {Code} failed, and leave it")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);
}

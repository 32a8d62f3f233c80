using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class TimerTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob");
    static readonly TimerChanged Changed = new(TestSession.Id("Ann"));

    [Fact]
    public void It_runs_for_the_length_in_the_settings_or_for_another()
    {
        Assert.Equal(Start.Now.AddMinutes(2), Start.Publishes("Ann", new StartTimer(), Changed).View.Timer!.EndsAt);
        Assert.Equal(Start.Now.AddSeconds(45), Start.After("Ann", new StartTimer(45)).View.Timer!.EndsAt);
        var set = Start.After("Ann", new UpdateSession(Settings: new(TimerSeconds: 300)));
        Assert.Equal(set.Now.AddMinutes(5), set.After("Ann", new StartTimer()).View.Timer!.EndsAt);
    }

    [Theory]
    [InlineData(9), InlineData(3601), InlineData(0), InlineData(-60), InlineData(int.MaxValue), InlineData(int.MinValue)]
    public void A_length_out_of_range_is_refused(int seconds)
    {
        Start.Refuses("Ann", new StartTimer(seconds), Reason.BadTimer);
        Start.After("Ann", new StartTimer()).Refuses("Ann", new AddTime(seconds), Reason.BadTimer);
        Start.Refuses("Ann", new UpdateSession(Settings: new(TimerSeconds: seconds)), Reason.BadSettings);
    }

    [Fact]
    public void A_pause_keeps_what_is_left()
    {
        var running = Start.After("Ann", new StartTimer(60));
        var paused = running.Publishes("Ann", new PauseTimer(), Changed);

        Assert.Equal((TimerState.Paused, TimeSpan.FromSeconds(59)), (paused.View.Timer!.State, paused.View.Timer.Left));
        Assert.Null(DueCommand.NextIn(paused.State));
        paused.LeavesUnchanged("Ann", new PauseTimer());
        Assert.Equal(paused.Now.AddSeconds(59), paused.After("Ann", new StartTimer()).View.Timer!.EndsAt);
        Assert.Equal(TimeSpan.FromSeconds(119), paused.After("Ann", new AddTime()).View.Timer!.Left);
        Start.Refuses("Ann", new PauseTimer(), Reason.NoTimer);
    }

    [Fact]
    public void More_time_moves_the_end_but_not_beyond_an_hour()
    {
        var running = Start.After("Ann", new StartTimer(60));
        Assert.Equal(running.View.Timer!.EndsAt!.Value.AddSeconds(60), running.After("Ann", new AddTime()).View.Timer!.EndsAt);
        Assert.Equal(running.Now.AddHours(1), running.After("Ann", new AddTime(3600)).View.Timer!.EndsAt);
        Start.Refuses("Ann", new AddTime(), Reason.NoTimer);
    }

    [Fact]
    public void Its_end_is_due_and_happens_once()
    {
        var running = Start.After("Ann", new StartTimer(60));
        var end = DueCommand.NextIn(running.State)!;
        Assert.Equal(running.View.Timer!.EndsAt, end.At);
        var tooEarly = new SystemActor(end.Command!.Reason, end.At.AddTicks(-1));
        Assert.Equal(OutcomeKind.Unchanged, end.Command.Run(running.State, tooEarly).Kind);
        var ended = end.Command!.Run(running.State, new SystemActor(end.Command!.Reason, end.At));

        Assert.Equal(new TimerEnded(SystemReason.TimeIsUp), ended.Event);
        Assert.Equal(TimerState.Ended, ended.Session.Round.Timer!.State);
        Assert.Equal(OutcomeKind.Unchanged, end.Command!.Run(ended.Session, new SystemActor(end.Command!.Reason, end.At)).Kind);
        var again = running.With(ended.Session).After("Ann", new AddTime(30));
        Assert.Equal(TimerState.Running, again.View.Timer!.State);
    }

    [Fact]
    public void A_stopped_timer_is_gone_and_so_is_that_of_a_round_that_is_left()
    {
        var running = Start.After("Ann", new StartTimer(60));
        Assert.Null(running.Publishes("Ann", new StopTimer(), Changed).View.Timer);
        Assert.Null(running.NextRound().View.Timer);
        Start.LeavesUnchanged("Ann", new StopTimer());
    }

    [Fact]
    public void It_goes_on_after_the_reveal_and_belongs_to_its_round()
    {
        var revealed = Start.After("Ann", new StartTimer(60)).Voted(("Ann", "5")).Revealed();
        Assert.Equal(TimerState.Running, revealed.View.Timer!.State);
        revealed.Refuses("Ann", new StopTimer(7), Reason.StaleRound);
    }
}

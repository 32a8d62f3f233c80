namespace PlanningPoker.Core.Commands;

/// <summary>Starts the timer of the round, unless it runs; without a length, goes on with one that is paused.</summary>
/// <param name="Seconds">Its length; null for the one in the settings.</param>
/// <param name="Round">The round.</param>
public sealed record StartTimer(int? Seconds = null, int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "timer:start";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        var left = Seconds is null && session.Round.Timer is { State: TimerState.Paused } paused ? paused.Left : Length(session);
        if (Seconds is not null && !RoundTimer.IsValidLength(left)) return Outcome.Refused(session, Reason.BadTimer);
        if (session.Round.Timer is { State: TimerState.Running }) return Outcome.Unchanged(session);
        return Set(session, actor, RoundTimer.Running(actor.At + left));
    }

    TimeSpan Length(PokerSession session) => Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : session.Settings.TimerLength;

    internal static Outcome Set(PokerSession session, PlayerActor actor, RoundTimer? timer) => timer == session.Round.Timer
        ? Outcome.Unchanged(session)
        : Outcome.Changed(session with { Round = session.Round with { Timer = timer } }, new TimerChanged(actor.Id));
}

/// <summary>Adds time to the timer, at most until the longest one. One that has ended runs again.</summary>
/// <param name="Seconds">How much.</param>
/// <param name="Round">The round.</param>
/// <param name="EndsAt">When the timer ends that gets more time, so that to repeat it adds nothing; null for whatever timer it is.</param>
public sealed record AddTime(int Seconds = 60, int? Round = null, DateTimeOffset? EndsAt = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "timer:add";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (!RoundTimer.IsValidLength(TimeSpan.FromSeconds(Seconds))) return Outcome.Refused(session, Reason.BadTimer);
        if (session.Round.Timer is not { } timer) return Outcome.Refused(session, Reason.NoTimer);
        return EndsAt is null || EndsAt == timer.EndsAt
            ? StartTimer.Set(session, actor, timer.Add(TimeSpan.FromSeconds(Seconds), actor.At))
            : Outcome.Unchanged(session);
    }
}

/// <summary>Pauses the timer.</summary>
public sealed record PauseTimer(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "timer:pause";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => session.Round.Timer switch
    {
        null => Outcome.Refused(session, Reason.NoTimer),
        { State: TimerState.Running } timer => StartTimer.Set(session, actor, RoundTimer.Paused(timer.LeftAt(actor.At))),
        _ => Outcome.Unchanged(session),
    };
}

/// <summary>Takes the timer off the round.</summary>
public sealed record StopTimer(int? Round = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "timer:stop";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => StartTimer.Set(session, actor, null);
}

/// <summary>Ends the timer when its time is up.</summary>
/// <param name="Round">The round of the timer.</param>
public sealed record EndTimer(int Round) : SystemCommand
{
    public override string Verb => "timer:end";
    public override SystemReason Reason => SystemReason.TimeIsUp;

    private protected override Outcome Apply(PokerSession session, SystemActor actor) =>
        session.Round.Number == Round && session.Round.Timer?.EndsAt <= actor.At
            ? Outcome.Changed(session with { Round = session.Round with { Timer = RoundTimer.Ended } }, new TimerEnded(actor.Reason))
            : Outcome.Unchanged(session);
}

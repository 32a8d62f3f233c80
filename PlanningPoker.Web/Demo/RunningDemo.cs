using System.Collections.Immutable;

namespace PlanningPoker.Web.Demo;

/// <summary>A demo that goes on: its robots are here until nobody else is, or until its time is over.</summary>
sealed class RunningDemo(SessionCode code, ImmutableArray<Robot> robots, VotePlan plan, DateTimeOffset startedAt) : IAsyncDisposable
{
    /// <summary>How long the robots play at most, and how long they wait for a person.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(30), MaxAbsence = TimeSpan.FromMinutes(2);

    readonly List<IAsyncDisposable> presences = [];
    readonly DateTimeOffset until = startedAt + MaxTime;
    DateTimeOffset personSeenAt = startedAt;

    public SessionCode Code => code;

    /// <summary>Shows the robots as present.</summary>
    public async Task ArriveAsync(IPresence presence)
    {
        foreach (var robot in robots) presences.Add(await presence.TrackAsync(code, robot.Id));
    }

    /// <summary>Whether the robots are to leave.</summary>
    /// <param name="session">The session; null if it was deleted.</param>
    /// <param name="present">Who is present, robots included.</param>
    /// <param name="now">The time.</param>
    public bool IsOver(PokerSession? session, IReadOnlySet<PlayerId> present, DateTimeOffset now)
    {
        if (HasPerson(present)) personSeenAt = now;
        return session is null or { IsEnded: true } || now - personSeenAt >= MaxAbsence || now >= until;
    }

    /// <summary>What the robots choose now; nothing while they are among themselves.</summary>
    public IReadOnlyList<PlannedVote> DueIn(PokerSession session, IReadOnlySet<PlayerId> present, DateTimeOffset now) =>
        HasPerson(present) ? plan.DueIn(session, robots, now) : [];

    public void Remove(PlannedVote vote) => plan.Remove(vote);

    public async ValueTask DisposeAsync()
    {
        foreach (var presence in presences) await presence.DisposeAsync();
        presences.Clear();
    }

    bool HasPerson(IReadOnlySet<PlayerId> present) => present.Any(player => !robots.Any(robot => robot.Id == player));
}

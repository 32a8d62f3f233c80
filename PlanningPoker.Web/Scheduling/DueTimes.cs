namespace PlanningPoker.Web.Scheduling;

/// <summary>When something is due next, for each session in which something is, and which sessions are to be checked now.</summary>
sealed class DueTimes(TimeProvider clock) : IDueSchedule, IPresenceObserver
{
    public static readonly TimeSpan LongestPostponement = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    readonly Dictionary<SessionCode, DateTimeOffset> times = [], postponed = [], laterChecks = [];
    readonly HashSet<SessionCode> checks = [];
    readonly PriorityQueue<SessionCode, DateTimeOffset> queue = new();
    TaskCompletionSource earlier = NewSignal();

    public void Set(SessionCode code, DateTimeOffset? at)
    {
        lock (gate)
        {
            if (at is { } time)
            {
                Add(code, time);
                return;
            }
            times.Remove(code);
            postponed.Remove(code);
        }
    }

    public void Check(SessionCode code)
    {
        lock (gate)
        {
            checks.Add(code);
            earlier.TrySetResult();
        }
    }

    /// <summary>The session is to be checked at this time, whatever is due in it until then.</summary>
    public void CheckAt(SessionCode code, DateTimeOffset at)
    {
        lock (gate)
        {
            if (laterChecks.TryGetValue(code, out var known) && known == at) return;
            laterChecks[code] = at;
            Enqueue(code, at);
        }
    }

    /// <summary>Nothing in the session counts as due before this time: what was due has failed.</summary>
    public void Postpone(SessionCode code, DateTimeOffset until)
    {
        lock (gate)
        {
            postponed[code] = until;
            Add(code, until);
        }
    }

    /// <summary>Whether nothing in the session counts as due yet.</summary>
    public bool IsPostponed(SessionCode code)
    {
        lock (gate) return PostponedUntil(code) is { } earliest && clock.GetUtcNow() < earliest;
    }

    /// <summary>Sets a time that may be older than what is known: the earlier one counts.</summary>
    public void SetIfEarlier(SessionCode code, DateTimeOffset at)
    {
        lock (gate)
            if (!times.TryGetValue(code, out var known) || at < known) Add(code, at);
    }

    /// <summary>Takes the sessions in which something is due, and those to be checked.</summary>
    public IReadOnlyCollection<SessionCode> TakeDue(DateTimeOffset now)
    {
        HashSet<SessionCode> due = [];
        lock (gate)
        {
            due.UnionWith(checks);
            checks.Clear();
            while (queue.TryPeek(out var code, out var time) && time <= now)
            {
                queue.Dequeue();
                if (Remove(times, code, time) | Remove(laterChecks, code, time)) due.Add(code);
            }
        }
        return due;
    }

    /// <summary>Waits until something is due, or for something that is due earlier.</summary>
    /// <param name="pause">How long to wait at most.</param>
    /// <param name="ct">Cancels the wait.</param>
    public async Task WaitAsync(TimeSpan pause, CancellationToken ct)
    {
        Task signal;
        lock (gate)
        {
            if (FirstTime() is { } first && first - clock.GetUtcNow() is var left && left < pause) pause = left;
            if (checks.Count > 0) return;
            if (earlier.Task.IsCompleted) earlier = NewSignal();
            signal = earlier.Task;
        }
        if (pause <= TimeSpan.Zero) return;
        // When the time has come, that is no failure.
        await signal.WaitAsync(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>The first time in the queue. What was replaced by another time is still in it, but counts no more.</summary>
    DateTimeOffset? FirstTime()
    {
        while (queue.TryPeek(out var code, out var time))
        {
            if (Has(times, code, time) || Has(laterChecks, code, time)) return time;
            queue.Dequeue();
        }
        return null;
    }

    void Add(SessionCode code, DateTimeOffset at)
    {
        if (PostponedUntil(code) is { } earliest && at < earliest) at = earliest;
        if (times.TryGetValue(code, out var known) && known == at) return;
        times[code] = at;
        Enqueue(code, at);
    }

    /// <summary>What would take longer than anything is postponed counts no more: the clock was set back meanwhile.</summary>
    DateTimeOffset? PostponedUntil(SessionCode code) =>
        postponed.TryGetValue(code, out var earliest) && earliest - clock.GetUtcNow() <= LongestPostponement ? earliest : null;

    void Enqueue(SessionCode code, DateTimeOffset at)
    {
        queue.Enqueue(code, at);
        if (queue.Peek() == code) earlier.TrySetResult();
    }

    static bool Remove(Dictionary<SessionCode, DateTimeOffset> times, SessionCode code, DateTimeOffset at) =>
        Has(times, code, at) && times.Remove(code);

    static bool Has(Dictionary<SessionCode, DateTimeOffset> times, SessionCode code, DateTimeOffset at) =>
        times.TryGetValue(code, out var known) && known == at;

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

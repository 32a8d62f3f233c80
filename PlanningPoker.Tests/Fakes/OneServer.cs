namespace PlanningPoker.Tests.Fakes;

/// <summary>There is no other server, or nothing is known of it.</summary>
sealed class OneServer : IPresenceExchange
{
    volatile bool isComplete;
    int asked;

    public event Action<SessionCode, PlayerId>? HeartbeatElsewhere
    {
        add { }
        remove { }
    }

    public bool IsShared { get; init; }

    public bool IsCurrent => false;

    public bool IsComplete
    {
        get
        {
            Interlocked.Increment(ref asked);
            return isComplete;
        }
        set => isComplete = value;
    }

    /// <summary>How often somebody asked whether it is complete.</summary>
    public int Asked => Volatile.Read(ref asked);

    public Task WaitForOthersAsync(SessionCode code) => Task.CompletedTask;

    public void Announce(SessionCode code, IReadOnlySet<PlayerId> here)
    {
    }

    public IReadOnlySet<PlayerId> Elsewhere(SessionCode code) => new HashSet<PlayerId>();

    public void Heartbeat(SessionCode code, PlayerId player)
    {
    }
}

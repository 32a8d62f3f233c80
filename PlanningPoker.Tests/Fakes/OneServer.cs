namespace PlanningPoker.Tests.Fakes;

/// <summary>There is no other server, or nothing is known of it.</summary>
sealed class OneServer : IPresenceExchange
{
    public event Action<SessionCode, PlayerId>? HeartbeatElsewhere
    {
        add { }
        remove { }
    }

    public bool IsShared { get; init; }

    public bool IsCurrent => false;

    public bool IsComplete { get; set; }

    public void Announce(SessionCode code, IReadOnlySet<PlayerId> here)
    {
    }

    public IReadOnlySet<PlayerId> Elsewhere(SessionCode code) => new HashSet<PlayerId>();

    public void Heartbeat(SessionCode code, PlayerId player)
    {
    }
}

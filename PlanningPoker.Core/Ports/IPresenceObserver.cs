namespace PlanningPoker.Core.Ports;

/// <summary>Is told when the system may have something to do because of who is present in a session.</summary>
public interface IPresenceObserver
{
    /// <summary>Who is present has changed, or the session has in a way that matters for it. Must not block or throw.</summary>
    void Check(SessionCode code);
}

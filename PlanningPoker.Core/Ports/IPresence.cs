namespace PlanningPoker.Core.Ports;

/// <summary>Who is here: the players with a sign of life from any tab or device.</summary>
public interface IPresence
{
    Task<IReadOnlySet<PlayerId>> HereAsync(SessionCode code);

    /// <summary>Counts as here until disposed, and ten seconds longer. Null for a reader without a seat, who counts for nobody.</summary>
    Task<IAsyncDisposable> StayAsync(SessionCode code, PlayerId? player);

    /// <summary>Counts as here for ten seconds: someone who looks again and again, without a connection that stays.</summary>
    Task SeeAsync(SessionCode code, PlayerId player);
}

namespace PlanningPoker.Core.Ports;

/// <summary>Tracks which players of a session are present, on any tab or device.</summary>
public interface IPresence
{
    /// <summary>The players who are present now.</summary>
    Task<IReadOnlySet<PlayerId>> GetPresentAsync(SessionCode code);

    /// <summary>Counts the player as present until ten seconds after the result is disposed. Null for a caller who is no player.</summary>
    Task<IAsyncDisposable> TrackAsync(SessionCode code, PlayerId? player);

    /// <summary>Counts the player as present for ten seconds. For pages without JavaScript, which reload themselves.</summary>
    Task TouchAsync(SessionCode code, PlayerId player);
}

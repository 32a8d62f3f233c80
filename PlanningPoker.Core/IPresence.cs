namespace PlanningPoker.Core;

/// <summary>Who is here: the players with an open connection of any kind.</summary>
public interface IPresence
{
    Task<IReadOnlySet<PlayerId>> HereAsync(SessionCode code);

    /// <summary>Counts as here until disposed. Null for a reader without a seat, who counts for nobody.</summary>
    Task<IAsyncDisposable> StayAsync(SessionCode code, PlayerId? player);
}

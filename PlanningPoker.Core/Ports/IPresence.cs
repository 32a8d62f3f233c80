using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Ports;

/// <summary>Who is here: the players with a sign of life from any tab or device.</summary>
public interface IPresence
{
    Task<IReadOnlySet<PlayerId>> HereAsync(SessionCode code);

    /// <summary>The player counts as here until the result is disposed, and ten seconds longer. Null for a reader without a seat.</summary>
    Task<IAsyncDisposable> StayAsync(SessionCode code, PlayerId? player);

    /// <summary>Counts as here for ten seconds: a page without JavaScript that reloads itself now and then.</summary>
    Task TouchAsync(SessionCode code, PlayerId player);
}

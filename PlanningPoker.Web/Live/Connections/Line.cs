namespace PlanningPoker.Web.Live.Connections;

/// <summary>What a room must know of a connection that it does not see from the frames it posts.</summary>
/// <param name="Cut">Ends it at once, whatever is on its way.</param>
/// <param name="ProvesItself">It is known to be alive as long as it is open.</param>
/// <param name="ProvesOnce">That it was opened proves that someone is there; how it ends proves nothing.</param>
/// <param name="Words">How often, at first, its reader is shown that nothing more is held back.</param>
sealed record Line(Action? Cut = null, bool ProvesItself = false, bool ProvesOnce = false, int Words = 0);

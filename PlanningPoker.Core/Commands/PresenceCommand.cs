namespace PlanningPoker.Core.Commands;

/// <summary>What the system does because of who is present.</summary>
public static class PresenceCommand
{
    /// <summary>Whether a change of the session, and not only of who is present, may lead to one.</summary>
    public static bool DependsOn(PokerSession session) => session is { Settings.AutoReveal: true, Round.IsRevealed: false };

    /// <summary>What is to be done now; null when nothing is. To run it late, or a second time, does no harm.</summary>
    /// <param name="session">The session.</param>
    /// <param name="here">The players who are present.</param>
    public static SystemCommand? NextIn(PokerSession session, IReadOnlySet<PlayerId> here)
    {
        if (StartCountdown.IsDue(session, here)) return new StartCountdown(session.Round.Number, here);
        if (CancelCountdown.IsDue(session, here)) return new CancelCountdown(session.Round.Number, here);
        return null;
    }
}

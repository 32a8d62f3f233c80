namespace PlanningPoker.Core.Commands;

/// <summary>A command that the system runs when its time has come: late rather than never.</summary>
/// <param name="At">When it is due.</param>
/// <param name="Command">
/// What is due. To run it too early, or a second time, changes nothing. Null where it depends on who is present
/// (<see cref="PresenceCommand"/>).
/// </param>
public sealed record DueCommand(DateTimeOffset At, SystemCommand? Command)
{
    /// <summary>What is due next in a session; null when nothing is.</summary>
    public static DueCommand? NextIn(PokerSession session) => All(session).MinBy(due => due.At);

    static IEnumerable<DueCommand> All(PokerSession session)
    {
        if (session.Players.Min(player => player.DeviceLink?.ExpiresAt) is { } linkExpiresAt)
            yield return new(linkExpiresAt, new RemoveExpiredDeviceLinks());
        if (session.Round.RevealsAt is { } revealsAt) yield return new(revealsAt, new EndCountdown(session.Round.Number));
        if (session.Round.Timer?.EndsAt is { } endsAt) yield return new(endsAt, new EndTimer(session.Round.Number));
        if (session.HandOver.DueAt is { } handOverAt) yield return new(handOverAt, null);
        // Not always that of the oldest: a clock may have been set back.
        if (!session.UndoOffers.IsEmpty) yield return new(session.UndoOffers.Min(offer => offer.Terms.Until), new ExpireUndoOffers());
    }
}

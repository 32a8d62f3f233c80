namespace PlanningPoker.Core.Commands;

/// <summary>What the system does because of who is present.</summary>
public static class PresenceCommand
{
    /// <summary>Whether a change of the session, and not only of who is present, may lead to one.</summary>
    public static bool DependsOn(PokerSession session) =>
        !session.IsEnded && (session is { Settings.AutoReveal: true, Round.IsRevealed: false } || session.HandOver.DueAt is not null);

    /// <summary>Whether the change made others host, who may be away.</summary>
    public static bool ChangesHosts(SessionChange change) => !ReferenceEquals(change.Before.Players, change.After.Players)
        && !change.Before.Players.Where(player => player.IsHost).Select(player => player.Id)
            .SequenceEqual(change.After.Players.Where(player => player.IsHost).Select(player => player.Id));

    /// <summary>What is to be done now; null when nothing is. To run it late, or a second time, does no harm.</summary>
    /// <param name="session">The session.</param>
    /// <param name="here">The players who are present.</param>
    /// <param name="now">The time.</param>
    /// <param name="awaited">Players who may be on their way back: no countdown begins without them. Null for nobody.</param>
    public static SystemCommand? NextIn(
        PokerSession session, IReadOnlySet<PlayerId> here, DateTimeOffset now, IEnumerable<PlayerId>? awaited = null)
    {
        if (session.IsEnded) return null;
        if (StartCountdown.IsDue(session, here) && StartCountdown.IsDue(session, here.Union(awaited ?? []).ToHashSet()))
            return new StartCountdown(session.Round.Number, here);
        if (CancelCountdown.IsDue(session, here)) return new CancelCountdown(session.Round.Number, here);
        return HandOverIn(session, here, now);
    }

    static SystemCommand? HandOverIn(PokerSession session, IReadOnlySet<PlayerId> here, DateTimeOffset now)
    {
        var handOver = session.HandOver;
        if (session.IsHostHere(here) || session.NextStandIn(here) is not { } next)
            return handOver.DueAt is null ? null : new WithdrawOffer();
        if (handOver.DueAt is not { } due) return new NoteHostsAway();
        var isOfferLost = handOver.Offer is { } offer && !here.Contains(offer.Player);
        return due <= now || isOfferLost ? new OfferControls(next) : null;
    }
}

namespace PlanningPoker.Core.Model;

/// <summary>How the controls pass on while no host is here, so that there is never a session that nobody can run.</summary>
public sealed record HandOver
{
    /// <summary>How long no host must be here until the controls are offered, and how long one player has to take them.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(30), OfferTime = TimeSpan.FromMinutes(1);

    /// <summary>Since when no host has been here, while somebody is who could take over; null otherwise. Nobody is told.</summary>
    public DateTimeOffset? HostsAwaySince { get; init; }

    /// <summary>Who may take the controls; null while a host is here.</summary>
    public HostOffer? Offer { get; init; }

    /// <summary>Who took the controls while no host was here, until a host takes them back; else null.</summary>
    public PlayerId? StandIn { get; init; }

    /// <summary>When something is due because of who is present; null when nothing is.</summary>
    internal DateTimeOffset? DueAt => Offer?.Until ?? HostsAwaySince + Wait;
}

/// <summary>The offer of the controls to a player who is no host.</summary>
/// <param name="Player">The player.</param>
/// <param name="Until">When it goes to the next one.</param>
public sealed record HostOffer(PlayerId Player, DateTimeOffset Until);

/// <summary>Who takes over when no host is here.</summary>
static class HandOverRules
{
    public static bool IsHostHere(this PokerSession session, IReadOnlySet<PlayerId> here) =>
        session.Players.Exists(player => player.IsHost && here.Contains(player.Id));

    /// <summary>
    /// The player who is offered the controls next: of those who are here the one who joined first, voters before observers; after an offer
    /// the one after that player. Null when nobody is here.
    /// </summary>
    public static PlayerId? NextStandIn(this PokerSession session, IReadOnlySet<PlayerId> here)
    {
        var inOrder = session.Seated.Where(player => !player.IsHost)
            .OrderBy(player => player.Role).ThenBy(player => player.SeatedAt).ThenBy(player => player.Seat).ToList();
        var next = inOrder.FindIndex(player => player.Id == session.HandOver.Offer?.Player) + 1;
        return inOrder.Skip(next).Concat(inOrder.Take(next)).FirstOrDefault(player => here.Contains(player.Id))?.Id;
    }

    /// <summary>Ends the offer to a player who left or is host now, and forgets a stand-in who is host no more.</summary>
    public static PokerSession WithoutLostHandOver(this PokerSession session)
    {
        var (handOver, kept) = (session.HandOver, session.HandOver);
        if (handOver.Offer is { } offer && session.Player(offer.Player) is not { IsSeated: true, IsHost: false })
            kept = kept with { Offer = null };
        if (handOver.StandIn is { } standIn && session.Player(standIn) is not { IsHost: true })
            kept = kept with { StandIn = null };
        return kept == handOver ? session : session with { HandOver = kept };
    }
}

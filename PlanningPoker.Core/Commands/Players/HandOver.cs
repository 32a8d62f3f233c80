namespace PlanningPoker.Core.Commands;

/// <summary>Notes that no host is here, from when on the wait counts.</summary>
public sealed record NoteHostsAway : SystemCommand
{
    public override string Verb => "host:away";
    public override SystemReason Reason => SystemReason.HostsAway;

    private protected override Outcome Apply(PokerSession session, SystemActor actor) => session.HandOver.DueAt is null
        ? Outcome.ChangedPrivately(session with { HandOver = session.HandOver with { HostsAwaySince = actor.At } })
        : Outcome.Unchanged(session);
}

/// <summary>Offers the controls to a player, because no host has been here for long enough.</summary>
/// <param name="To">The player.</param>
public sealed record OfferControls(PlayerId To) : SystemCommand
{
    public override string Verb => "host:offer";
    public override SystemReason Reason => SystemReason.HostsAway;

    private protected override Outcome Apply(PokerSession session, SystemActor actor)
    {
        if (session.HandOver.DueAt is null) return Outcome.Unchanged(session);
        if (session.Player(To) is not { IsSeated: true, IsHost: false }) return Outcome.Unchanged(session);
        if (session.HandOver.Offer is { } offer && offer.Player == To && offer.Until > actor.At) return Outcome.Unchanged(session);
        var offered = session with
        {
            HandOver = session.HandOver with { HostsAwaySince = null, Offer = new(To, actor.At + HandOver.OfferTime) },
        };
        var isTheSamePlayer = session.HandOver.Offer?.Player == To;
        return isTheSamePlayer ? Outcome.ChangedPrivately(offered) : Outcome.Changed(offered, new HostOffered(actor.Reason, To));
    }
}

/// <summary>Ends the wait and the offer: a host is here, or nobody who could take over.</summary>
public sealed record WithdrawOffer : SystemCommand
{
    public override string Verb => "host:withdraw";
    public override SystemReason Reason => SystemReason.HostHere;

    private protected override Outcome Apply(PokerSession session, SystemActor actor)
    {
        var without = session with { HandOver = session.HandOver with { HostsAwaySince = null, Offer = null } };
        return session.HandOver switch
        {
            { Offer: not null } => Outcome.Changed(without, new HostOfferWithdrawn(actor.Reason)),
            { HostsAwaySince: not null } => Outcome.ChangedPrivately(without),
            _ => Outcome.Unchanged(session),
        };
    }
}

/// <summary>
/// Takes the controls that are offered to the actor, who becomes host beside those who are away, and instead of whoever stood in for them.
/// </summary>
public sealed record AcceptControls : PlayerCommand
{
    public override string Verb => "host:accept";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.HandOver.StandIn == actor.Id) return Outcome.Unchanged(session);
        if (session.HandOver.Offer?.Player != actor.Id) return Outcome.Refused(session, Reason.NotOffered);
        var without = session.HandOver.StandIn is { } last && session.Player(last) is { } before
            ? session.With(before with { IsHost = false })
            : session;
        var accepted = without.With(actor.Self with { IsHost = true }) with { HandOver = new() { StandIn = actor.Id } };
        return Outcome.Changed(accepted, new PlayerUpdated(actor.Id, actor.Id, null));
    }
}

/// <summary>Takes the controls back from the player who ran the game while the actor was away.</summary>
public sealed record TakeBackControls : PlayerCommand
{
    public override string Verb => "host:return";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.HandOver.StandIn is not { } id || session.Player(id) is not { } standIn) return Outcome.Unchanged(session);
        if (id == actor.Id) return Outcome.Refused(session, Reason.NotOffered);
        var returned = session.With(standIn with { IsHost = false }) with { HandOver = new() };
        return Outcome.Changed(returned, new PlayerUpdated(actor.Id, id, null));
    }
}

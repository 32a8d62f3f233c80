namespace PlanningPoker.Core.Commands;

/// <summary>Makes a player a host, and one who stands in for the hosts stays host; only others decide that.</summary>
public sealed record PromotePlayer(PlayerId PlayerId) : PlayerCommand, ITargetsPlayer
{
    public override string Verb => "player:promote";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => session.Player(PlayerId) switch
    {
        not { IsSeated: true } => Outcome.Refused(session, Reason.NoPlayer),
        { IsHost: true } player when session.HandOver.StandIn != player.Id || player.Id == actor.Id => Outcome.Unchanged(session),
        var player => Outcome.Changed(Promoted(session, player), new PlayerUpdated(actor.Id, player.Id, null)),
    };

    static PokerSession Promoted(PokerSession session, Player player)
    {
        var handOver = session.HandOver;
        return session.With(player with { IsHost = true }) with
        {
            HandOver = handOver.StandIn == player.Id ? handOver with { StandIn = null } : handOver,
        };
    }
}

/// <summary>
/// Takes away a player's host rights. After the last host, the other player who joined first becomes host. The only player of a session
/// stays host.
/// </summary>
public sealed record DemotePlayer(PlayerId PlayerId) : PlayerCommand, ITargetsPlayer
{
    public override string Verb => "player:demote";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Player(PlayerId) is not { IsSeated: true } player) return Outcome.Refused(session, Reason.NoPlayer);
        var demoted = session.With(player with { IsHost = false }).EnsureHost(except: player.Id);
        return player.IsHost && demoted.Seated.Any(other => other.IsHost)
            ? Outcome.Changed(demoted, new PlayerUpdated(actor.Id, player.Id, demoted.NewHostSince(session)))
            : Outcome.Unchanged(session);
    }
}

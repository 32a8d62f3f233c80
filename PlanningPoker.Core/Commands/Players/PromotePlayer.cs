namespace PlanningPoker.Core.Commands;

/// <summary>Makes a player a host.</summary>
public sealed record PromotePlayer(PlayerId PlayerId) : PlayerCommand, ITargetsPlayer
{
    public override string Verb => "player:promote";
    public override AllowedActors AllowedActors => AllowedActors.Hosts;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => session.Player(PlayerId) switch
    {
        not { IsSeated: true } => Outcome.Refused(session, Reason.NoPlayer),
        { IsHost: true } => Outcome.Unchanged(session),
        var player => Outcome.Changed(session.With(player with { IsHost = true }), new PlayerUpdated(actor.Id, player.Id, null)),
    };
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

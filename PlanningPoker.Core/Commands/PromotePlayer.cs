namespace PlanningPoker.Core.Commands;

/// <summary>Makes a player a host.</summary>
public sealed record PromotePlayer(PlayerId PlayerId) : Command, IOfPlayer
{
    public override string Verb => "player:promote";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor) => session.Player(PlayerId) switch
    {
        not { IsSeated: true } => Outcome.Refused(session, Reason.NoPlayer),
        { IsHost: true } => Outcome.Quiet(session),
        var player => Outcome.Changed(session.With(player with { IsHost = true }), new PlayerUpdated(actor.Id, player.Id, null)),
    };
}

/// <summary>Makes a host a player like the others. After the last host comes the longest-seated other player; alone, one stays host.</summary>
public sealed record DemotePlayer(PlayerId PlayerId) : Command, IOfPlayer
{
    public override string Verb => "player:demote";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.Player(PlayerId) is not { IsSeated: true } player) return Outcome.Refused(session, Reason.NoPlayer);
        var demoted = session.With(player with { IsHost = false }).WithSomeHost(butNot: player.Id);
        return player.IsHost && demoted.Seated.Any(other => other.IsHost)
            ? Outcome.Changed(demoted, new PlayerUpdated(actor.Id, player.Id, demoted.HostSince(session)))
            : Outcome.Quiet(session);
    }
}

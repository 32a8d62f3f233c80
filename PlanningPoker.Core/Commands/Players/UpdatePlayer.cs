namespace PlanningPoker.Core.Commands;

/// <summary>Changes a player's name or role; null keeps it. Hosts may change every player, others only themselves.</summary>
public sealed record UpdatePlayer(PlayerId PlayerId, string? Name = null, Role? Role = null) : PlayerCommand, ITargetsPlayer
{
    public override string Verb => "player:update";
    public override AllowedActors AllowedActors => AllowedActors.Players;

    /// <summary>The name as it was shown; null when the sender does not say.</summary>
    public string? Was { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.Player(PlayerId) is not { IsSeated: true } player) return Outcome.Refused(session, Reason.NoPlayer);
        if (player.Id != actor.Id && !actor.Self.IsHost) return Outcome.Refused(session, Reason.NotHost);
        var rename = new FieldChange("name", Name, Was, player.Name);
        if (FieldChange.FindConflicts(rename) is { } conflict) return Outcome.Refused(session, conflict);
        if ((rename.ToWrite is null ? player.Name : Text.NormalizeLine(Name, Player.MaxName)) is not { } name)
            return Outcome.Refused(session, new Refusal(Reason.BadName) { Fault = FieldFault.OfLine("name", Name) });
        // Two names may look alike by now, or since before it was checked: a change of the role alone asks nobody for another name.
        if (name != player.Name && session.IsNameTaken(name, except: player.Id))
            return Outcome.Refused(session, new Refusal(Reason.NameTaken) { Value = name });

        var updated = player with { Name = name, Role = Role ?? player.Role };
        if (updated == player) return Outcome.Unchanged(session);
        var kept = updated.MayVote ? session : session.WithdrawVote(player.Id).WithSkip(player.Id, false);
        return Outcome.Changed(kept.With(updated).ReturnVote(player.Id), new PlayerUpdated(actor.Id, player.Id, null));
    }
}

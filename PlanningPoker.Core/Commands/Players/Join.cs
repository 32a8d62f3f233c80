namespace PlanningPoker.Core.Commands;

/// <summary>
/// Makes the actor a player of the session. A player who left gets the same seat again. Nothing changes for a player who is in the
/// session.
/// </summary>
/// <param name="Name">The player's name.</param>
/// <param name="Role">Whether the player votes.</param>
/// <param name="Passcode">What the session asks of newcomers, if it has a passcode.</param>
public sealed record Join(string? Name, Role Role = Role.Voter, string? Passcode = null) : PlayerCommand
{
    public override string Verb => "session:join";
    public override AllowedActors AllowedActors => AllowedActors.Anyone;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        var returning = actor.Player;
        var id = returning?.Id ?? IdFor(session, actor.Device);
        if (returning is { IsSeated: true }) return Outcome.Unchanged(session);
        if (returning is not { Seating: Seating.Left } && CheckEntry(session) is { } reason) return Outcome.Refused(session, reason);
        if (Text.NormalizeLine(Name, Player.MaxName) is not { } name)
            return Outcome.Refused(session, new Refusal(Reason.BadName) { Fault = FieldFault.OfLine("name", Name) });
        if (session.IsNameTaken(name)) return Outcome.Refused(session, new Refusal(Reason.NameTaken) { Value = name });
        if (session.Seated.Count() >= PokerSession.MaxPlayers) return Outcome.Refused(session, Reason.SessionFull);

        var joined = returning is null
            ? Add(session.WithRoomForOnePlayer(), actor, id, name)
            : session.With(Return(returning, actor, name)).WithSkip(returning.Id, false).ReturnVote(returning.Id);
        return Outcome.Changed(joined.EnsureHost(), new PlayerJoined(id));
    }

    /// <summary>Why a newcomer, or someone who was removed, may not come in; null if they may.</summary>
    Reason? CheckEntry(PokerSession session) => session switch
    {
        { Settings.IsLocked: true } => Reason.Locked,
        { Passcode: { } passcode } when !passcode.Accepts(session.Code, Passcode) => Reason.BadPasscode,
        _ => null,
    };

    /// <summary>
    /// The player id of the device. It is always the same, unless the device was taken from its first player: then it is hashed again, so
    /// that it does not get that seat back, even if the player has left.
    /// </summary>
    static PlayerId IdFor(PokerSession session, DeviceHash device)
    {
        var id = PlayerId.For(session.Code, device);
        while (session.Player(id) is not null) id = PlayerId.For(session.Code, new(id.Value));
        return id;
    }

    Player Return(Player player, PlayerActor actor, string name) =>
        player with { Name = name, Role = Role, Seating = Seating.Seated, SeatedAt = actor.At };

    PokerSession Add(PokerSession session, PlayerActor actor, PlayerId id, string name)
    {
        var player = new Player
        {
            Id = id,
            Seat = session.Players[^1].Seat + 1,
            Name = name,
            Role = Role,
            SeatedAt = actor.At,
            Devices = [actor.Device],
        };
        return session with { Players = session.Players.Add(player) };
    }
}

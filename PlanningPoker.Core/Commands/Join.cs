namespace PlanningPoker.Core.Commands;

/// <summary>Takes a seat. A device that had one gets it back; one that has one keeps it.</summary>
public sealed record Join(string? Name, Role Role = Role.Voter) : Command
{
    public override string Verb => "session:join";
    public override Who Who => Who.Anyone;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        var id = IdFor(session, actor.Device);
        var returning = actor.Player ?? session.Player(id);
        if (returning is { IsSeated: true }) return Outcome.Quiet(session);
        if (Text.Line(Name, Player.MaxName) is not { } name) return Outcome.Refused(session, Reason.BadName);
        if (session.IsNameTaken(name)) return Outcome.Refused(session, new Refusal(Reason.NameTaken) { Value = name });
        if (session.Seated.Count() >= PokerSession.MaxPlayers) return Outcome.Refused(session, Reason.SessionFull);

        var roomy = session.ForgettingSomeone();
        var joined = returning is null
            ? roomy with { Players = roomy.Players.Add(NewPlayer(roomy, actor, id, name)) }
            : session.With(Returned(returning, actor, name));
        return Outcome.Changed(joined.WithSomeHost(), new PlayerJoined(returning?.Id ?? id));
    }

    /// <summary>The same however often it is sent. Where somebody sits whom the device has been in the past, it is another.</summary>
    static PlayerId IdFor(PokerSession session, DeviceHash device)
    {
        var id = PlayerId.For(session.Code, device);
        while (session.Player(id) is { IsSeated: true } other && !other.Devices.Contains(device)) id = PlayerId.For(session.Code, new(id.Value));
        return id;
    }

    /// <summary>The device may have sat elsewhere meanwhile, and be none of this player's any more.</summary>
    Player Returned(Player player, Actor actor, string name) => player with
    {
        Name = name,
        Role = Role,
        Seating = Seating.Seated,
        SeatedAt = actor.At,
        Devices = player.Devices.Contains(actor.Device) ? player.Devices : player.Devices.Add(actor.Device),
    };

    Player NewPlayer(PokerSession session, Actor actor, PlayerId id, string name) => new()
    {
        Id = id,
        Seat = session.Players[^1].Seat + 1,
        Name = name,
        Role = Role,
        SeatedAt = actor.At,
        Devices = [actor.Device],
    };
}

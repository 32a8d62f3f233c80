namespace PlanningPoker.Core.Commands;

/// <summary>Removes the device links that were not used in time.</summary>
public sealed record RemoveExpiredDeviceLinks : SystemCommand
{
    public override string Verb => "device:expire";
    public override SystemReason Reason => SystemReason.DeviceLinkExpired;
    public override bool RunsAfterTheEnd => true;

    private protected override Outcome Apply(PokerSession session, SystemActor actor)
    {
        var players = session.Players;
        foreach (var player in session.Players.Where(player => player.DeviceLink?.ExpiresAt <= actor.At))
            players = players.Replace(player, player with { DeviceLink = null });
        return players == session.Players ? Outcome.Unchanged(session) : Outcome.ChangedPrivately(session with { Players = players });
    }
}

namespace PlanningPoker.Web.Live.Presence;

/// <summary>The signs of life of one player. Times are timestamps of the tracker's clock.</summary>
sealed class PlayerPresence
{
    long aliveUntil = long.MinValue;

    public List<OpenConnection> Connections { get; } = [];

    public void Extend(long time) => aliveUntil = Math.Max(aliveUntil, time);

    /// <remarks>Called for every player each second, so it allocates nothing.</remarks>
    public bool IsAlive(long now)
    {
        if (aliveUntil > now) return true;
        foreach (var connection in Connections)
            if (connection.IsAlive(now)) return true;
        return false;
    }
}

/// <summary>One open connection of a player's.</summary>
sealed class OpenConnection(PlayerId player, bool answersPings)
{
    public PlayerId Player => player;
    public long AliveUntil { get; set; }

    public bool IsAlive(long now) => answersPings || AliveUntil > now;
}

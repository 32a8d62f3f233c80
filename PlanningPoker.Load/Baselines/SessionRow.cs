namespace PlanningPoker.Load.Baselines;

/// <summary>
/// The row of a session. Columns are those of Planning Poker; most are never read and only make a write as large as there.
/// </summary>
sealed class SessionRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public long Version { get; set; }
    public long Stamp { get; set; }
    public long Mark { get; set; }
    public DateTime ActiveAt { get; set; }

    public static SessionRow Of(HubSession session) => new()
    {
        Code = session.Code,
        Name = "Load",
        Version = session.Version,
        Stamp = session.Version,
        Mark = Random.Shared.NextInt64(),
        ActiveAt = TimeProvider.System.GetUtcNow().UtcDateTime,
    };
}

namespace PlanningPoker.Web.Data.Commits;

/// <summary>A request to store a session: its state before the change, null for a new session, and its state after it.</summary>
sealed class SaveRequest(PokerSession? before, PokerSession after)
{
    public PokerSession? Before => before;
    public PokerSession After => after;

    /// <summary>
    /// A random id, stored with the session. When the result of a commit is unknown, it shows whether this write was stored.
    /// </summary>
    public long WriteId { get; } = Random.Shared.NextInt64();

    /// <summary>
    /// Whether a commit of the write was begun, alone or together with others. If it was not answered, it may have been done all the same.
    /// </summary>
    public bool IsCommitBegun { get; set; }
}

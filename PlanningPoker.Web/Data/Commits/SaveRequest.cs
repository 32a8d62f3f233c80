using PlanningPoker.Core.Commands;

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

    /// <summary>The new and changed votes, when nothing else changed; null for every other change.</summary>
    public IReadOnlyList<CastVote>? VoteChanges => field ??= FindVoteChanges();

    List<CastVote>? FindVoteChanges()
    {
        if (before is null || ReferenceEquals(before.Round.Votes, after.Round.Votes)) return null;
        var (oldVotes, newVotes) = (before.Round.Votes, after.Round.Votes);
        var voted = before with
        {
            Round = before.Round with { Votes = newVotes },
            Version = after.Version,
            Stamp = after.Stamp,
            ActiveAt = after.ActiveAt,
        };
        if (voted != after || DueCommand.NextIn(before)?.At != DueCommand.NextIn(after)?.At) return null;
        var changed = newVotes.Values.Where(vote => !ReferenceEquals(vote, oldVotes.GetValueOrDefault(vote.Player))).ToList();
        // The count shows that no other vote was removed at the same time.
        return newVotes.Count == oldVotes.Count + changed.Count(vote => !oldVotes.ContainsKey(vote.Player)) ? changed : null;
    }
}

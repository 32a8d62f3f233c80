namespace PlanningPoker.Web.Data.Store;

/// <summary>A session to be stored: as it was, null for a new one, and as it is now.</summary>
sealed class Save(PokerSession? before, PokerSession after)
{
    public PokerSession? Before => before;
    public PokerSession After => after;

    /// <summary>New and random, so that a writer whose commit got no answer can tell its own from another's.</summary>
    public long Mark { get; } = Random.Shared.NextInt64();

    /// <summary>How often it was tried, by itself or with others.</summary>
    public int Attempts { get; set; }

    /// <summary>The vote that came or changed, if that is all that is different; null for every other change.</summary>
    public CastVote? OnlyVote => field ??= FindOnlyVote();

    CastVote? FindOnlyVote()
    {
        if (before is null || ReferenceEquals(before.Round.Votes, after.Round.Votes)) return null;
        var (then, now) = (before.Round.Votes, after.Round.Votes);
        var voted = before with { Round = before.Round with { Votes = now }, Version = after.Version, Stamp = after.Stamp, ActiveAt = after.ActiveAt };
        if (voted != after) return null;
        var changed = now.Values.Where(vote => !ReferenceEquals(vote, then.GetValueOrDefault(vote.Player))).Take(2).ToList();
        // As many as before, or one more: none has gone in its stead.
        return changed is [var only] && now.Count == then.Count + (then.ContainsKey(only.Player) ? 0 : 1) ? only : null;
    }
}

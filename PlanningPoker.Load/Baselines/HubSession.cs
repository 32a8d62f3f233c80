using System.Collections.Concurrent;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// A hub's state of one session: just enough to fill its events. Players may join at the same time; after that they act one at a time,
/// so nothing is locked.
/// </summary>
sealed class HubSession(string code)
{
    readonly ConcurrentDictionary<string, string> votes = new();
    int players;

    public string Code => code;
    public long Version { get; private set; }
    public int Round { get; private set; } = 1;

    public void Join() => Interlocked.Increment(ref players);

    public VoteSubmitted Vote(string player, string card)
    {
        votes[player] = card;
        return new(++Version, player, votes.Count, players);
    }

    public CardsRevealed Reveal() => new(++Version, Round, [.. votes.Select(vote => new RevealedVote(vote.Key, vote.Value))]);

    public GameReset Reset()
    {
        votes.Clear();
        Round++;
        return new(++Version);
    }
}

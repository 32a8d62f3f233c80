using System.Collections.Concurrent;

namespace PlanningPoker.Load.Baselines;

/// <summary>As much of a game as a push has to say. One team acts one after another, so nothing is guarded.</summary>
sealed class HubSession(string code)
{
    readonly ConcurrentDictionary<string, string> votes = new();
    int players;

    public string Code => code;
    public long Version { get; private set; }
    public int Round { get; private set; } = 1;

    public void Sit() => Interlocked.Increment(ref players);

    public VoteSubmitted Vote(string player, string face)
    {
        votes[player] = face;
        return new(++Version, player, votes.Count, players);
    }

    public CardsRevealed Reveal() => new(++Version, Round, [.. votes.Select(vote => new Card(vote.Key, vote.Value))]);

    public HubEvent Reset()
    {
        votes.Clear();
        Round++;
        return new(++Version);
    }
}

record HubEvent(long Version);

sealed record VoteSubmitted(long Version, string PlayerId, int VoteCount, int TotalPlayers) : HubEvent(Version);

sealed record CardsRevealed(long Version, int Round, Card[] Votes) : HubEvent(Version);

sealed record Card(string PlayerId, string Value);

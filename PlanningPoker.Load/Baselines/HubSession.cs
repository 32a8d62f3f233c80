using System.Collections.Concurrent;

namespace PlanningPoker.Load.Baselines;

/// <summary>As much of a game as a push has to say. One team acts one after another, so nothing is guarded.</summary>
sealed class Game(string code)
{
    readonly ConcurrentDictionary<string, string> votes = new();
    int players;

    public string Code => code;
    public long Version { get; private set; }
    public int Round { get; private set; } = 1;

    public void Sit() => Interlocked.Increment(ref players);

    public VoteTold Vote(string player, string face)
    {
        votes[player] = face;
        return new(++Version, player, votes.Count, players);
    }

    public RevealTold Reveal() => new(++Version, Round, [.. votes.Select(vote => new Card(vote.Key, vote.Value))]);

    public Told Reset()
    {
        votes.Clear();
        Round++;
        return new(++Version);
    }
}

record Told(long Version);

sealed record VoteTold(long Version, string PlayerId, int VoteCount, int TotalPlayers) : Told(Version);

sealed record RevealTold(long Version, int Round, Card[] Votes) : Told(Version);

sealed record Card(string PlayerId, string Value);

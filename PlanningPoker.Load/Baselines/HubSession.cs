using System.Collections.Concurrent;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// A hub's state of one session: just enough to fill its events. Players may join and vote at the same time; the host acts alone.
/// </summary>
sealed class HubSession(string code)
{
    readonly ConcurrentDictionary<string, string> votes = new();
    int players;
    long version;

    public string Code => code;
    public long Version => version;
    public int Round { get; private set; } = 1;

    public void Join() => Interlocked.Increment(ref players);

    public VoteSubmitted Vote(string player, string card)
    {
        votes[player] = card;
        return new(Interlocked.Increment(ref version), player, votes.Count, players);
    }

    public CardsRevealed Reveal() =>
        new(Interlocked.Increment(ref version), Round, [.. votes.Select(vote => new RevealedVote(vote.Key, vote.Value))]);

    public GameReset Reset()
    {
        votes.Clear();
        Round++;
        return new(Interlocked.Increment(ref version));
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PlanningPoker.Core.Views;

/// <summary>A revealed round with its results.</summary>
/// <param name="Number">Its number within the session.</param>
/// <param name="NumberInStory">The number that people read.</param>
/// <param name="Deck">The deck it was played with.</param>
/// <param name="Results">Its results.</param>
/// <param name="IsAnonymous">Whether its results do not say who chose which card.</param>
/// <param name="Skipped">The players for whom it did not wait.</param>
public sealed record FinishedRound(
    int Number, int NumberInStory, Deck Deck, RoundResults Results, bool IsAnonymous, ImmutableHashSet<PlayerId> Skipped)
{
    static readonly ConditionalWeakTable<Round, Remembered> Memory = [];

    /// <summary>One object for the same players, because each change shows all earlier rounds again.</summary>
    internal static FinishedRound Of(Round round, ImmutableList<Player> players)
    {
        if (Memory.TryGetValue(round, out var known) && known.Players == players) return known.Finished;
        var finished = new FinishedRound(
            round.Number, round.NumberInStory, round.Deck, RoundResults.Calculate(round, players), round.IsAnonymous,
            [.. round.Votes.Values.Where(vote => vote.IsSkipped).Select(vote => vote.Player)]);
        Memory.AddOrUpdate(round, new(players, finished));
        return finished;
    }

    sealed record Remembered(ImmutableList<Player> Players, FinishedRound Finished);
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PlanningPoker.Core.Views;

/// <summary>Revealed rounds of one story side by side: who moved, and where to.</summary>
/// <param name="Rounds">At least two rounds whose cards have a common order, oldest first.</param>
/// <param name="Faces">The cards that were played in them, highest first, then the special ones.</param>
/// <param name="Paths">
/// The players who voted in at least one of them, in seat order, those who have left included; empty when one of the rounds is anonymous.
/// </param>
public sealed record RoundMoves(ImmutableArray<FinishedRound> Rounds, ImmutableArray<string> Faces, ImmutableArray<VotePath> Paths)
{
    const int MaxRounds = 5;

    static readonly ConditionalWeakTable<FinishedRound, Remembered> Memory = [];

    /// <summary>Whether only the numbers of votes are known, not whose they are.</summary>
    public bool IsAnonymous => Rounds.Any(round => round.IsAnonymous);

    /// <summary>
    /// Null when there are not two rounds to compare. One object for the same rounds, because the reveal shows them, and the next round
    /// until its own reveal.
    /// </summary>
    internal static RoundMoves? Of(ImmutableArray<FinishedRound> all, IEnumerable<Player> players)
    {
        if (all.Length < 2) return null;
        ImmutableArray<FinishedRound> newest = [.. all.TakeLast(MaxRounds)];
        if (Memory.TryGetValue(newest[^1], out var known) && known.Rounds.SequenceEqual(newest)) return known.Moves;
        var rounds = Comparable(newest);
        var moves = rounds.Length < 2 ? null : new RoundMoves(rounds, FacesOf(rounds), PathsOf(rounds, players));
        Memory.AddOrUpdate(newest[^1], new(newest, moves));
        return moves;
    }

    /// <summary>Cards of different decks have a common order if all are numbers; else only the rounds with the last deck remain.</summary>
    static ImmutableArray<FinishedRound> Comparable(ImmutableArray<FinishedRound> rounds) =>
        HasOneDeck(rounds) || Played(rounds).All(card => card.IsSpecial || card.Number is not null)
            ? rounds
            : [.. rounds.Where(round => round.Deck.Equals(rounds[^1].Deck))];

    static ImmutableArray<string> FacesOf(ImmutableArray<FinishedRound> rounds)
    {
        var deck = rounds[^1].Deck;
        var hasOneDeck = HasOneDeck(rounds);
        return
        [
            .. Played(rounds).OrderBy(card => card.IsSpecial)
                .ThenByDescending(card => hasOneDeck || card.IsSpecial ? deck.IndexOf(card.Face) : card.Number)
                .Select(card => card.Face),
        ];
    }

    static ImmutableArray<VotePath> PathsOf(ImmutableArray<FinishedRound> rounds, IEnumerable<Player> players)
    {
        if (rounds.Any(round => round.IsAnonymous)) return [];
        var paths = ImmutableArray.CreateBuilder<VotePath>();
        // The votes of a round are in the order of the players.
        var read = new int[rounds.Length];
        foreach (var player in players)
        {
            var stops = new VoteStop[rounds.Length];
            for (var i = 0; i < stops.Length; i++)
            {
                var votes = rounds[i].Results.Votes;
                var hasVoted = read[i] < votes.Length && votes[read[i]].PlayerId == player.Id;
                stops[i] = new(hasVoted ? votes[read[i]++].Value : null, rounds[i].Skipped.Contains(player.Id));
            }
            if (stops.Any(stop => stop.Face is not null)) paths.Add(new(player.Name, player.Seat, [.. stops]));
        }
        return paths.DrainToImmutable();
    }

    static IEnumerable<Card> Played(ImmutableArray<FinishedRound> rounds) =>
        rounds.SelectMany(round => round.Results.Statistics.Distribution).Select(each => each.Face).Distinct().Select(Card.Of);

    static bool HasOneDeck(ImmutableArray<FinishedRound> rounds) => rounds.All(round => round.Deck.Equals(rounds[^1].Deck));

    sealed record Remembered(ImmutableArray<FinishedRound> Rounds, RoundMoves? Moves);
}

/// <summary>The votes of one player in rounds of a story.</summary>
/// <param name="Name">The player's name.</param>
/// <param name="Seat">The player's seat.</param>
/// <param name="Stops">One for each round.</param>
public sealed record VotePath(string Name, int Seat, ImmutableArray<VoteStop> Stops)
{
    /// <summary>Whether the player voted for different cards.</summary>
    public bool Moves { get; } = Stops.Select(stop => stop.Face).OfType<string>().Distinct().Skip(1).Any();
}

/// <summary>The vote of a player in one round.</summary>
/// <param name="Face">The card; null without a vote.</param>
/// <param name="IsSkipped">Whether the round was not to wait for the player, who did not vote.</param>
public readonly record struct VoteStop(string? Face, bool IsSkipped);

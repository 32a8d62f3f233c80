using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Views;

/// <summary>What is mine alone: my hand and, for a host, the controls. Equal views look the same, so equality says whether to send one again.</summary>
public sealed record MyView
{
    public required SessionCode Code { get; init; }
    public required Role Role { get; init; }
    public required bool IsHost { get; init; }
    public required Deck Deck { get; init; }
    public required int Round { get; init; }
    public required bool IsRevealed { get; init; }

    /// <summary>My card, or null.</summary>
    public string? Vote { get; init; }

    /// <summary>The revision of my last word in this round; 0 before the first.</summary>
    public int Rev { get; init; }

    /// <summary>What only a host is shown; null for others.</summary>
    public HostView? Host { get; init; }

    /// <summary>Whether nothing but my card differs: then the controls are the same.</summary>
    public bool DiffersOnlyInCardFrom(MyView? other) => other is not null && this with { Vote = other.Vote, Rev = other.Rev } == other;

    public static MyView Of(PokerSession session, Player player)
    {
        var round = session.Round;
        var vote = round.Votes.GetValueOrDefault(player.Id);
        return new()
        {
            Code = session.Code,
            Role = player.Role,
            IsHost = player.IsHost,
            Deck = round.Deck,
            Round = round.Number,
            IsRevealed = round.IsRevealed,
            Vote = vote?.Face,
            Rev = vote?.Rev ?? 0,
            Host = player.IsHost ? HostView.Of(session) : null,
        };
    }
}

/// <summary>What a host's controls need.</summary>
/// <param name="Story">The story on the table.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="Suggestion">The estimate the revealed round suggests.</param>
/// <param name="NextStory">The next unestimated story.</param>
/// <param name="Offers">At most five estimates to choose from: the suggestion and what was played nearest to it, in deck order.</param>
public sealed record HostView(StoryId? Story, string? Estimate, string? Suggestion, StoryId? NextStory, Faces Offers)
{
    const int MostOffers = 5;

    internal static HostView Of(PokerSession session)
    {
        var round = session.Round;
        var results = round.IsRevealed ? RoundResults.Of(round, session.Players) : null;
        var suggestion = results?.Suggestion(round.Deck);
        var played = results?.Statistics.Distribution.Select(each => each.Face) ?? [];
        return new(
            round.Story,
            session.CurrentStory?.Estimate,
            suggestion,
            session.NextStory?.Id,
            Offered(round.Deck, suggestion, played));
    }

    static Faces Offered(Deck deck, string? suggestion, IEnumerable<string> played)
    {
        var centre = suggestion is null ? 0 : deck.IndexOf(suggestion);
        return new([.. played.Append(suggestion).OfType<string>().Distinct().Where(face => !Card.Of(face).IsSpecial)
            .OrderBy(face => Math.Abs(deck.IndexOf(face) - centre)).Take(MostOffers).OrderBy(deck.IndexOf)]);
    }
}

/// <summary>Some faces, equal when they are the same in the same order.</summary>
public sealed record Faces(params ImmutableArray<string> Items)
{
    public bool Equals(Faces? other) => other is not null && Items.SequenceEqual(other.Items);
    public override int GetHashCode() => Items.Length;
}

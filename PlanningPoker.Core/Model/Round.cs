using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>One vote on one story, or on none: a quick vote. Numbered within the session, never reused, on the deck it was opened with.</summary>
public sealed record Round
{
    public required int Number { get; init; }
    public StoryId? Story { get; init; }
    public required Deck Deck { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? RevealedAt { get; init; }
    public ImmutableDictionary<PlayerId, CastVote> Votes { get; init; } = [];

    public bool IsRevealed => RevealedAt is not null;
    public bool HasVotes => Votes.Values.Any(vote => vote.Face is not null);

    /// <summary>The card this player has on the table, or null.</summary>
    public string? FaceOf(PlayerId player) => Votes.GetValueOrDefault(player)?.Face;

    public Round With(CastVote vote) => this with { Votes = Votes.SetItem(vote.Player, vote) };
}

/// <summary>
/// A player's last word in a round. No face is a vote taken back: the tombstone keeps its revision, so that an older vote arriving late does not count.
/// </summary>
public sealed record CastVote(PlayerId Player, string? Face, int Rev);

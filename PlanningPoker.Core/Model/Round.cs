using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>A round of voting on one story, or on no story (a quick vote). It keeps the deck that it started with.</summary>
public sealed record Round
{
    /// <summary>How long the countdown is that everyone sees before the cards are revealed.</summary>
    public static readonly TimeSpan CountdownLength = TimeSpan.FromSeconds(3);

    /// <summary>The number of the round: 1, 2, 3 … within the session, never reused.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// The number that people read: 1, 2, 3 … on the story, or since the quick vote began. A round that is voted again counts, revealed or
    /// not; a story that is started again goes on after its revealed rounds.
    /// </summary>
    public int NumberInStory { get; init; } = 1;

    /// <summary>The story; null in a quick vote.</summary>
    public StoryId? Story { get; init; }

    /// <summary>The number of the round with which the quick vote began; null on a story, and for an unknown one.</summary>
    public int? QuickVote { get; init; }

    public required Deck Deck { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the cards were revealed; null before.</summary>
    public DateTimeOffset? RevealedAt { get; init; }

    /// <summary>When the countdown reveals the cards; null while there is none.</summary>
    public DateTimeOffset? RevealsAt { get; init; }

    /// <summary>A host stopped the countdown. There is none again until somebody votes.</summary>
    public bool IsCountdownStopped { get; init; }

    /// <summary>The timer of the round; null when none was started.</summary>
    public RoundTimer? Timer { get; init; }

    /// <summary>An estimate of the story was saved after the reveal; one that it has otherwise is older than the cards.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>
    /// What its voters were promised: that nobody learns who chose which card. Once promised, it holds for good, whatever the settings say.
    /// </summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The votes by player, including those that were taken back, and those that nobody waits for.</summary>
    public ImmutableDictionary<PlayerId, CastVote> Votes { get; init; } = [];

    public bool IsRevealed => RevealedAt is not null;
    public bool HasVotes => Votes.Values.Any(vote => vote.Face is not null);

    /// <summary>The face of the player's vote; null when there is none.</summary>
    public string? FaceOf(PlayerId player) => Votes.GetValueOrDefault(player)?.Face;

    /// <summary>Whether the round goes on without the player's vote, until they vote.</summary>
    public bool IsSkipped(PlayerId player) => Votes.GetValueOrDefault(player) is { IsSkipped: true };

    /// <summary>Whether the story's estimate is older than its cards, which lie there: a host may confirm it by saving it again.</summary>
    internal bool IsNewerThanEstimateOf(Story story) =>
        this is { IsRevealed: true, IsEstimated: false } && Story == story.Id && story.Estimate is not null;

    /// <summary>Whether the story's estimate was saved after the reveal of its cards, which lie there.</summary>
    internal bool HasEstimateOf(Story story) =>
        this is { IsRevealed: true, IsEstimated: true } && Story == story.Id && story.Estimate is not null;

    /// <summary>Whether both rounds are on the same story, or of the same quick vote.</summary>
    internal bool IsAbout(Round other) =>
        Story == other.Story && QuickVote == other.QuickVote && (Story is not null || QuickVote is not null);

    /// <summary>The round under the settings: what is not revealed yet becomes anonymous with them, and stays so without them.</summary>
    internal Round Under(Settings settings) => settings.IsAnonymous && this is { IsAnonymous: false, IsRevealed: false }
        ? this with { IsAnonymous = true }
        : this;

    public Round With(CastVote vote) => this with { Votes = Votes.SetItem(vote.Player, vote) };
}

/// <summary>
/// The vote of a player in a round. Without a face it is a vote that was taken back: it stays as a tombstone with its revision, so that
/// an older vote that arrives late is refused.
/// </summary>
public sealed record CastVote(PlayerId Player, string? Face, int Rev)
{
    public const int MaxReason = 140;

    /// <summary>Why, in one line; secret like the face. A tombstone keeps it only where the vote may come back.</summary>
    public string? Reason { get; init; }

    /// <summary>A host has decided not to wait for this vote. Only without a face.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>
    /// The card of a player who has left or watches, secret like the face: it counts again when they are back. Only without a face.
    /// </summary>
    public string? Withdrawn { get; init; }

    /// <summary>The vote of a player who can no longer vote.</summary>
    internal CastVote Withdraw() => Face is null ? this : this with { Face = null, Rev = Rev + 1, Withdrawn = Face };

    /// <summary>The vote of a player who can vote again, with the withdrawn card.</summary>
    internal CastVote Return() => Withdrawn is null ? this : this with { Face = Withdrawn, Rev = Rev + 1, Withdrawn = null };
}

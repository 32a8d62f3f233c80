using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>An offer to undo a change as everyone sees it: a removed player's hidden vote is not in it.</summary>
/// <param name="Terms">Which change, and until when.</param>
/// <param name="What">What an undo gives back.</param>
/// <param name="Audience">Who may undo it.</param>
/// <param name="StoryIds">The deleted or parked stories.</param>
/// <param name="Story">The first of them; null for another kind.</param>
/// <param name="Player">The removed player; null for another kind.</param>
/// <param name="PlayerName">The name of the removed player.</param>
public sealed record UndoView(
    UndoTerms Terms, UndoKind What, UndoAudience Audience, ImmutableArray<StoryId> StoryIds, Story? Story, PlayerId? Player,
    string? PlayerName)
{
    /// <summary>The saved estimate that an undo takes back together with the round; null if there is none.</summary>
    public string? Saved { get; init; }

    /// <summary>Views of one offer are equal as long as it brings back the same.</summary>
    public bool Equals(UndoView? other) =>
        other is not null && (Terms, Player, PlayerName, Story, Saved)
            == (other.Terms, other.Player, other.PlayerName, other.Story, other.Saved)
        && StoryIds.SequenceEqual(other.StoryIds);

    public override int GetHashCode() => Terms.GetHashCode();

    internal static UndoView Of(UndoOffer offer, PokerSession session)
    {
        var (stories, player) = (offer.StoriesIn(session), (offer as PlayerUndo)?.Player);
        return new(
            offer.Terms,
            offer.Kind,
            offer.Audience,
            stories,
            stories is [var first, ..] ? session.DeletedStories.Find(story => story.Id == first) ?? session.Story(first) : null,
            player,
            player is { } id ? session.Player(id)?.Name : null)
        {
            Saved = (offer as RoundUndo)?.TakenBackIn(session),
        };
    }
}

namespace PlanningPoker.Core.Views;

/// <summary>An offer to undo a change as everyone sees it: a removed player's hidden vote is not in it.</summary>
/// <param name="Terms">Which change, and until when.</param>
/// <param name="What">What an undo gives back.</param>
/// <param name="Audience">Who may undo it.</param>
/// <param name="Story">The deleted story; null for another kind.</param>
/// <param name="Player">The removed player; null for another kind.</param>
/// <param name="PlayerName">The name of the removed player.</param>
public sealed record UndoView(
    UndoTerms Terms, UndoKind What, UndoAudience Audience, Story? Story, PlayerId? Player, string? PlayerName)
{
    internal static UndoView Of(UndoOffer offer, PokerSession session)
    {
        var story = (offer as StoryUndo)?.Story;
        var player = (offer as PlayerUndo)?.Player;
        return new(
            offer.Terms,
            offer.Kind,
            offer.Audience,
            session.DeletedStories.Find(deleted => deleted.Id == story),
            player,
            player is { } id ? session.Player(id)?.Name : null);
    }
}

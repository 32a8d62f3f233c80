using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>The stories that were estimated with one card: what to compare the current story with.</summary>
/// <param name="Index">The card's index in the deck.</param>
/// <param name="Face">The card.</param>
/// <param name="Stories">The first of them, those that were voted on last first.</param>
/// <param name="MoreCount">How many there are besides.</param>
public sealed record ReferenceStories(int Index, string Face, ImmutableArray<Story> Stories, int MoreCount)
{
    const int MaxStories = 4;

    /// <summary>For each card of the deck that has such stories. The current story is not among them.</summary>
    public static ImmutableArray<ReferenceStories> Of(PokerSession session)
    {
        Dictionary<StoryId, int> lastRounds = [];
        foreach (var round in session.FinishedRounds)
            if (round.Story is { } story) lastRounds[story] = round.Number;
        var estimated = session.Stories.Where(story => story.Estimate is not null && story.Id != session.Round.Story)
            .OrderByDescending(story => lastRounds.GetValueOrDefault(story.Id)).ToLookup(story => KeyOf(Card.Of(story.Estimate!)));
        return
        [
            .. from card in session.Deck.Cards.Index()
               let stories = estimated[KeyOf(card.Item)].ToImmutableArray()
               where !stories.IsEmpty
               select new ReferenceStories(
                   card.Index, card.Item.Face, [.. stories.Take(MaxStories)], Math.Max(0, stories.Length - MaxStories)),
        ];
    }

    /// <summary>An estimate may be a number that the card writes in another way: 0.5 and ½.</summary>
    static (decimal? Number, string? Face) KeyOf(Card card) => card.Number is { } number ? (number, null) : (null, card.Face);
}

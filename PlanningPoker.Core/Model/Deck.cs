using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>The cards that voters choose from, in ascending order. Two decks with the same faces are equal, whatever their names.</summary>
public sealed record Deck
{
    public const int MinCards = 2, MaxCards = 30, MaxFace = 8, HighestRank = 6;

    Deck(string? name, IEnumerable<string> faces)
    {
        Name = name;
        Cards = [.. faces.Select(Card.Of)];
    }

    public static Deck Fibonacci { get; } = new("fibonacci", "0 1 2 3 5 8 13 21 34 55 89 ? ☕".Split(' '));
    public static Deck ModifiedFibonacci { get; } = new("modified-fibonacci", "0 ½ 1 2 3 5 8 13 20 40 100 ? ☕".Split(' '));
    public static Deck PowersOfTwo { get; } = new("powers-of-two", "0 1 2 4 8 16 32 64 ? ☕".Split(' '));
    public static Deck TShirt { get; } = new("t-shirt", "XS S M L XL XXL ? ☕".Split(' '));

    /// <summary>The predefined decks; the first one is the default.</summary>
    public static ImmutableArray<Deck> Named { get; } = [ModifiedFibonacci, Fibonacci, PowersOfTwo, TShirt];

    /// <summary>The name of a predefined deck; null for a custom one.</summary>
    public string? Name { get; }

    public ImmutableArray<Card> Cards { get; }

    /// <summary>The predefined deck of that name, or null.</summary>
    public static Deck? Find(string? name) => Named.FirstOrDefault(deck => deck.Name == name);

    /// <summary>A deck of 2–30 different faces of 1–8 characters each; null when the faces break one of these limits.</summary>
    public static Deck? Custom(IEnumerable<string?> faces)
    {
        var valid = faces.Take(MaxCards + 1).Select(face => Text.NormalizeLine(face, MaxFace)).ToList();
        var usable = valid.Count is >= MinCards and <= MaxCards && !valid.Contains(null)
            && valid.Distinct(StringComparer.Ordinal).Count() == valid.Count;
        return usable ? new(null, valid!) : null;
    }

    public bool Has(string face) => IndexOf(face) >= 0;

    /// <summary>The card's index in the deck, from 0; −1 when it is not in the deck.</summary>
    public int IndexOf(string face)
    {
        for (var i = 0; i < Cards.Length; i++)
            if (Cards[i].Face == face) return i;
        return -1;
    }

    /// <summary>How large a card is among the others of the deck, from 0 to 6; null for <c>?</c>, <c>☕</c> and unknown cards.</summary>
    public int? RankOf(string face)
    {
        List<string> sized = [.. Cards.Where(card => !card.IsSpecial).Select(card => card.Face)];
        var (index, last) = (sized.IndexOf(face), Math.Max(1, sized.Count - 1));
        return index < 0 ? null : (index * HighestRank + last / 2) / last;
    }

    public bool Equals(Deck? other) => other is not null && Cards.SequenceEqual(other.Cards);

    public override int GetHashCode() => Cards.Aggregate(0, (hash, card) => HashCode.Combine(hash, card.Face));
}

/// <summary>A card: its face and, if it reads as one, its number (<c>½</c> is 0.5).</summary>
public readonly record struct Card(string Face, decimal? Number)
{
    public static Card Of(string face) => new(face, NumberText.Read(face));

    /// <summary>Whether the card is <c>?</c> or <c>☕</c>. These count as votes, but not for average, mode or consensus.</summary>
    public bool IsSpecial => Face.TrimEnd('\uFE0F') is "?" or "☕";
}

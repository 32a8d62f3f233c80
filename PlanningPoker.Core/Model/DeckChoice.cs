using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>A request for a deck: the name of a predefined one, or the faces of a custom one. Not validated yet.</summary>
public sealed record DeckChoice(string? Name, ImmutableArray<string?> Faces)
{
    static readonly char[] Separators = [' ', ';', '\t', '\n', '\r'];

    /// <summary>
    /// Reads the name of a predefined deck, or faces separated by spaces, commas, semicolons or line breaks. <c>1,2,3</c> is three cards;
    /// in <c>0,5 1 2</c> the comma belongs to the number.
    /// </summary>
    public static DeckChoice Parse(string? text) => Deck.Find(text) is not null
        ? new(text, [])
        : new(null, [.. FacesIn(text ?? "")]);

    /// <summary>The choice of a deck that exists.</summary>
    internal static DeckChoice Of(Deck deck) => new(null, [.. deck.Cards.Select(card => card.Face)]);

    static IEnumerable<string> FacesIn(string text)
    {
        var words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return words.SelectMany(word => words.Length > 1 && NumberText.Read(word.Trim(',')) is not null
            ? [word.Trim(',')]
            : word.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The requested deck; null when the name is unknown or the faces are not valid.</summary>
    public Deck? ToDeck() => Name is null ? Deck.Custom(Faces) : Deck.Find(Name);

    /// <summary>What is not valid in a choice without a deck.</summary>
    internal FieldFault FindFault() => new("deck", Faces.Any(Text.IsForbiddenInLine));

    /// <summary>Its faces, so that a deck reads the same by its name and by its cards; the name of an unknown deck.</summary>
    public override string ToString() =>
        ToDeck() is { } deck ? string.Join(' ', deck.Cards.Select(card => card.Face)) : Name ?? string.Join(' ', Faces);
}

using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>A deck as people and scripts ask for it: a name, or their own faces.</summary>
public sealed record DeckChoice(string? Name, ImmutableArray<string?> Faces)
{
    static readonly char[] Separators = [' ', ',', ';', '\t', '\n', '\r'];

    /// <summary>Reads a deck's name, or faces with spaces or commas between them.</summary>
    public static DeckChoice Of(string? text) =>
        Deck.Find(text) is not null ? new(text, []) : new(null, [.. (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Null when no deck has that name, or the faces make none.</summary>
    public Deck? ToDeck() => Name is null ? Deck.Custom(Faces) : Deck.Find(Name);
}

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The fields of a deck in a form: its name, or <c>custom</c> and its cards.</summary>
public sealed record DeckFields(string Selected, string? Cards)
{
    public const string Custom = "custom";

    /// <summary>How many cards of a deck its picture shows.</summary>
    const int FanCards = 5;

    /// <summary>Both fields as one text, which shows whether they were changed.</summary>
    public string Shown => $"{Selected} {Cards}".Trim();

    public static DeckFields Of(Deck deck) =>
        deck.Name is { } name ? new(name, null) : new(Custom, string.Join(' ', deck.Cards.Select(card => card.Face)));

    /// <summary>The faces of a deck's picture: cards without <c>?</c> and <c>☕</c>, from the second to the last, evenly apart.</summary>
    public static IEnumerable<string> FanOf(Deck deck)
    {
        var faces = deck.Cards.Where(card => !card.IsSpecial).Select(card => card.Face).ToList();
        return Enumerable.Range(0, FanCards).Select(i => faces[1 + i * (faces.Count - 2) / (FanCards - 1)]);
    }

    /// <summary>The deck of <see cref="Shown"/>.</summary>
    public static DeckChoice? Parse(string? shown) => shown?.Split(' ', 2) switch
    {
        [Custom, var cards] => Chosen(Custom, cards),
        [{ } name, ..] => Chosen(name, null),
        _ => null,
    };

    /// <summary>The deck that a form chooses. The cards count only with <c>custom</c>.</summary>
    public static DeckChoice? Chosen(string? deck, string? cards) =>
        string.IsNullOrEmpty(deck) ? null : DeckChoice.Parse(deck == Custom ? cards : deck);
}

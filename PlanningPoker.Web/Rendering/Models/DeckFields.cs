namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The choice of a deck in a form: a named one, or <c>custom</c> and its cards.</summary>
public sealed record DeckFields(string Selected, string? Cards)
{
    const string Custom = "custom";

    /// <summary>Both in one text, to tell whether another choice was made.</summary>
    public string Shown => $"{Selected} {Cards}".Trim();

    public static DeckFields Of(Deck deck) =>
        deck.Name is { } name ? new(name, null) : new(Custom, string.Join(' ', deck.Cards.Select(card => card.Face)));

    /// <summary>What a form says: the cards count only where they were asked for.</summary>
    public static DeckChoice? Chosen(string? deck, string? cards) =>
        string.IsNullOrEmpty(deck) ? null : DeckChoice.Parse(deck == Custom ? cards : deck);
}

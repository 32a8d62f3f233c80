using System.Collections.Immutable;
using System.Globalization;

namespace PlanningPoker.Core.Model;

/// <summary>A thing to estimate.</summary>
public sealed record Story
{
    public const int MaxKey = 40, MaxTitle = 200, MaxDescription = 4000, MaxUrl = 2048, MaxEstimate = 8;

    public required StoryId Id { get; init; }

    /// <summary>Sorts the backlog, with room between neighbours, so that a move changes one story.</summary>
    public required long Rank { get; init; }

    public string? Key { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? Estimate { get; init; }

    /// <summary>How many of its rounds were revealed.</summary>
    public int Rounds { get; init; }

    /// <summary>A card of the deck that is not special, or a plain number; null for anything else.</summary>
    public static string? EstimateOf(string? text, Deck deck)
    {
        var estimate = Text.Line(text, MaxEstimate);
        if (estimate is null || Card.Of(estimate).IsSpecial) return null;
        return deck.Has(estimate) || decimal.TryParse(estimate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? estimate : null;
    }

    /// <summary>This story with the draft's fields; a field the draft leaves null stays, an empty one is cleared. Null when one is out of its limits.</summary>
    public Story? With(StoryDraft draft)
    {
        var title = draft.Title is null ? Title : Text.Line(draft.Title, MaxTitle);
        var (keyFits, key) = Optional(draft.Key, Key, text => Text.Line(text, MaxKey));
        var (urlFits, url) = Optional(draft.Url, Url, text => WebAddress(text));
        var (descriptionFits, description) = Optional(draft.Description, Description, text => Text.Paragraphs(text, MaxDescription));
        return title is not null && keyFits && urlFits && descriptionFits
            ? this with { Title = title, Key = key, Url = url, Description = description }
            : null;
    }

    /// <summary>An absolute http or https address of at most 2,048 characters; null for anything else.</summary>
    public static string? WebAddress(string? text) =>
        Text.Line(text, MaxUrl) is { } line && Uri.TryCreate(line, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsoluteUri.Length <= MaxUrl
            ? uri.AbsoluteUri
            : null;

    static (bool Fits, string? Value) Optional(string? given, string? current, Func<string, string?> check)
    {
        if (given is null) return (true, current);
        if (string.IsNullOrWhiteSpace(given)) return (true, null);
        var value = check(given);
        return (value is not null, value);
    }
}

/// <summary>What someone says a story is, before it is checked. Null: nothing said; empty: none.</summary>
public sealed record StoryDraft(string? Title = null, string? Key = null, string? Description = null, string? Url = null)
{
    /// <summary>Made to fit where that is possible, and the names of the fields that had to give.</summary>
    internal (StoryDraft Draft, ImmutableArray<string> Shortened) Fitted()
    {
        var shortened = ImmutableArray.CreateBuilder<string>();
        string? Fit(string? text, int max, string field)
        {
            if (text is null) return null;
            var clean = Text.Cleaned(text, oneLine: field != nameof(Description));
            if (clean.Length > max) shortened.Add(field);
            return Text.Shortened(clean, max);
        }
        var url = Url is null ? null : Story.WebAddress(Url);
        if (url is null && !string.IsNullOrWhiteSpace(Url)) shortened.Add(nameof(Url));
        StoryDraft draft = new(Fit(Title, Story.MaxTitle, nameof(Title)), Fit(Key, Story.MaxKey, nameof(Key)),
            Fit(Description, Story.MaxDescription, nameof(Description)), url);
        return (draft, shortened.ToImmutable());
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace PlanningPoker.Core.Model;

/// <summary>A story of the backlog, to be estimated.</summary>
public sealed record Story
{
    public const int MaxKey = 40, MaxTitle = 200, MaxDescription = 4000, MaxUrl = 2048, MaxEstimate = 8;

    /// <summary>No tracker writes a longer number.</summary>
    const int MaxImportedEstimate = 20;

    public required StoryId Id { get; init; }

    /// <summary>The sort key in the backlog. Ranks have gaps, so that moving a story changes only that story.</summary>
    public required long Rank { get; init; }

    public string? Key { get; init; }
    public required string Title { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public string? Estimate { get; init; }

    /// <summary>The number of its revealed rounds.</summary>
    public int Rounds { get; init; }

    /// <summary>It was set aside: it is not next and not counted until it is taken back. The current story is never parked.</summary>
    public bool IsParked { get; init; }

    /// <summary>The offer that brings the story back after it was deleted or parked; it may be over.</summary>
    public long? UndoId { get; init; }

    /// <summary>Whether the story still has to be estimated: it has no estimate and is not parked.</summary>
    public bool NeedsEstimate => Estimate is null && !IsParked;

    /// <summary>Validates an estimate: a card of the deck that is not special, or a number. Null for anything else.</summary>
    public static string? EstimateOf(string? text, Deck deck)
    {
        var estimate = Text.NormalizeLine(text, MaxEstimate);
        if (estimate is null || Card.Of(estimate).IsSpecial) return null;
        return NumberText.Read(estimate) >= 0 || deck.Has(estimate) ? estimate : null;
    }

    /// <summary>
    /// An estimate as a tracker writes it, such as <c>3.0</c> or <c>0.5</c>, as the card of that number or as a plain number. Null for
    /// what is no estimate.
    /// </summary>
    public static string? ImportedEstimate(string text, Deck deck)
    {
        if (text.Length > MaxImportedEstimate || NumberText.Read(text.Trim()) is not { } number) return EstimateOf(text, deck);
        return deck.Cards.FirstOrDefault(card => card.Number == number).Face
            ?? EstimateOf(number.ToString("0.##", CultureInfo.InvariantCulture), deck);
    }

    /// <summary>The story with another estimate, or without one for an empty text. Null when it is not valid.</summary>
    public Story? WithEstimate(string? text, Deck deck)
    {
        if (string.IsNullOrWhiteSpace(text)) return this with { Estimate = null };
        // An estimate that stays is valid, even when the deck has changed since.
        if (text == Estimate) return this;
        return EstimateOf(text, deck) is { } estimate ? this with { Estimate = estimate } : null;
    }

    /// <summary>The story with the fields of the draft. Null when one of them is not valid.</summary>
    public Story? With(StoryDraft draft)
    {
        var title = draft.Title is null ? Title : Text.NormalizeLine(draft.Title, MaxTitle);
        var (isKeyValid, key) = Optional(draft.Key, Key, text => Text.NormalizeLine(text, MaxKey));
        var (isUrlValid, url) = Optional(draft.Url, Url, text => WebAddress(text));
        var (isDescriptionValid, description) =
            Optional(draft.Description, Description, text => Text.NormalizeParagraphs(text, MaxDescription));
        return title is not null && isKeyValid && isUrlValid && isDescriptionValid
            ? this with { Title = title, Key = key, Url = url, Description = description }
            : null;
    }

    /// <summary>Validates a link: an absolute http or https URL of at most 2,048 characters. Null for anything else.</summary>
    public static string? WebAddress(string? text)
    {
        if (!Uri.TryCreate(Text.NormalizeLine(text, MaxUrl), UriKind.Absolute, out var uri)) return null;
        return uri.Scheme is "http" or "https" && uri.AbsoluteUri.Length <= MaxUrl ? uri.AbsoluteUri : null;
    }

    static (bool IsValid, string? Value) Optional(string? given, string? current, Func<string, string?> validate)
    {
        if (given is null) return (true, current);
        if (string.IsNullOrWhiteSpace(given)) return (true, null);
        var value = validate(given);
        return (value is not null, value);
    }
}

/// <summary>The fields of a story before validation. In a change, null keeps a field and an empty text clears it.</summary>
public sealed record StoryDraft(string? Title = null, string? Key = null, string? Description = null, string? Url = null)
{
    /// <summary>The first field that a story does not take; null when it takes all.</summary>
    internal FieldFault? FindFault()
    {
        bool IsFilled(string? text) => !string.IsNullOrWhiteSpace(text);
        return this switch
        {
            { Title: { } title } when Text.NormalizeLine(title, Story.MaxTitle) is null => FieldFault.OfLine("title", title),
            { Key: { } key } when IsFilled(key) && Text.NormalizeLine(key, Story.MaxKey) is null => FieldFault.OfLine("key", key),
            { Url: { } url } when IsFilled(url) && Story.WebAddress(url) is null => FieldFault.OfLine("url", url),
            { Description: { } text } when IsFilled(text) && Text.NormalizeParagraphs(text, Story.MaxDescription) is null =>
                new("description", Text.IsForbiddenInParagraphs(text)),
            _ => null,
        };
    }

    /// <summary>
    /// The draft with its texts cut to their limits and without a link that is no web address or too long, and the fields that were cut, as
    /// the API names them.
    /// </summary>
    internal (StoryDraft Draft, ImmutableArray<string> Shortened) FitToLimits()
    {
        const string description = "description";
        var shortened = ImmutableArray.CreateBuilder<string>();
        StoryDraft draft = new(Fit(Title, Story.MaxTitle, "title"), Fit(Key, Story.MaxKey, "key"),
            Fit(Description, Story.MaxDescription, description), Url is null ? null : Story.WebAddress(Url));
        return (draft, shortened.ToImmutable());

        string? Fit(string? text, int max, string field)
        {
            if (text is null) return null;
            var clean = Text.Clean(text, oneLine: field != description);
            if (clean.Length > max) shortened.Add(field);
            return Text.Truncate(clean, max);
        }
    }
}

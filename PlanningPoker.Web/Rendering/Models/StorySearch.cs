using System.Globalization;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// The words of a search: a story matches if each of them is in its key or its title, without regard to case and accents.
/// </summary>
public sealed record StorySearch
{
    /// <summary>The longest text of a search; what is longer is cut.</summary>
    public const int MaxLength = 200;

    const CompareOptions Alike = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    readonly string[] words;

    StorySearch(string text, string[] words) => (Text, this.words) = (text, words);

    public string Text { get; }

    /// <summary>Null for a text without a word.</summary>
    public static StorySearch? Of(string? text)
    {
        var cut = text is { Length: > MaxLength } ? text[..MaxLength] : text ?? "";
        var words = cut.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : new(cut.Trim(), words);
    }

    public bool Matches(Story story) => words.All(word => Has(story.Title, word) || Has(story.Key, word));

    static bool Has(string? text, string word) =>
        text is not null && CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Alike) >= 0;
}

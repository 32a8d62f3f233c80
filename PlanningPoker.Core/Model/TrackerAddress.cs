namespace PlanningPoker.Core.Model;

/// <summary>Where the stories are in the team's tracker: an address with a place for the key, <c>https://…/browse/{key}</c>.</summary>
public sealed record TrackerAddress
{
    public const int MaxLength = 200;
    public const string Placeholder = "{key}";

    /// <summary>What <see cref="Uri"/> makes of the placeholder.</summary>
    const string EncodedPlaceholder = "%7Bkey%7D";

    TrackerAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>
    /// An absolute http or https URL without a user name, with the placeholder behind the host: a key never decides where a link leads to.
    /// Null for anything else, and for more than <see cref="MaxLength"/> characters.
    /// </summary>
    public static TrackerAddress? Parse(string? text)
    {
        // A placeholder in the host or the port is no URL.
        if (!Uri.TryCreate(Text.NormalizeLine(text, MaxLength), UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0) return null;
        var value = uri.AbsoluteUri.Replace(EncodedPlaceholder, Placeholder, StringComparison.OrdinalIgnoreCase);
        return value.Contains(Placeholder, StringComparison.Ordinal) && value.Length <= MaxLength ? new(value) : null;
    }

    /// <summary>The address of one story. Of <c>#12</c> trackers write only the number in addresses.</summary>
    public string AddressOf(string key) => Value.Replace(Placeholder, Encode(key), StringComparison.Ordinal);

    /// <summary>
    /// The address that the links of stories show: at least two of those with a key and a link, and more than half, begin alike up to their
    /// key. Null when they show none.
    /// </summary>
    public static TrackerAddress? ShownBy(IEnumerable<Story> stories)
    {
        var linked = stories.Where(story => story is { Key: not null, Url: not null }).ToList();
        var alike = linked.Select(story => Split(story.Key!, story.Url!)).OfType<(string Prefix, string Tail)>()
            .GroupBy(parts => parts.Prefix, parts => parts.Tail).MaxBy(group => group.Count());
        if (alike is null || alike.Count() < 2 || alike.Count() * 2 <= linked.Count) return null;
        // What differs behind the key, such as the words of a title, is not needed.
        var tail = alike.Distinct().Count() == 1 ? alike.First() : "";
        return Parse(alike.Key + Placeholder + tail);
    }

    /// <summary>The parts of a link before and after the key; null when it does not contain the key as a whole.</summary>
    static (string Prefix, string Tail)? Split(string key, string url)
    {
        var encoded = Encode(key);
        if (encoded.Length == 0) return null;
        for (var at = url.Length; at > 0 && (at = url.LastIndexOf(encoded, at - 1, StringComparison.Ordinal)) > 0;)
        {
            var (before, after) = (url[..at], url[(at + encoded.Length)..]);
            if (!char.IsLetterOrDigit(before[^1]) && (after is "" || !char.IsLetterOrDigit(after[0]))) return (before, after);
        }
        return null;
    }

    static string Encode(string key) => Uri.EscapeDataString(key.TrimStart('#'));
}

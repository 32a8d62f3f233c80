using Microsoft.Extensions.Primitives;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// A form that was refused where its page cannot be shown again, with what people typed into it, or the list that it carried; it can be
/// sent again.
/// </summary>
/// <param name="Action">Where it was sent.</param>
/// <param name="Typed">The texts that people typed.</param>
/// <param name="Rest">Its other fields.</param>
public sealed record LostForm(string Action, IReadOnlyList<LostField> Typed, IReadOnlyList<LostField> Rest)
{
    static readonly HashSet<string> TypedNames =
        ["title", "key", "estimate", "url", "description", "lines", "name", "hostName", "cards", "reason"];

    /// <summary>Whether it carried a list to its import.</summary>
    public bool HasUpload => Rest.Any(IsUpload);

    /// <summary>Null if nothing was typed into the form, and it carried no list.</summary>
    public static LostForm? Of(string action, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var fields = form.SelectMany(field => field.Value, (field, text) => new LostField(field.Key, text ?? "")).ToLookup(IsTyped);
        return fields[true].Any() || fields[false].Any(IsUpload) ? new(action, [.. fields[true]], [.. fields[false]]) : null;
    }

    static bool IsUpload(LostField field) => field is { Name: "upload", Text.Length: > 0 };

    static bool IsTyped(LostField field) => TypedNames.Contains(field.Name) && !string.IsNullOrWhiteSpace(field.Text);
}

/// <summary>A field of a form that was refused.</summary>
public sealed record LostField(string Name, string Text)
{
    public bool HasLines => Text.Contains('\n', StringComparison.Ordinal);
}

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A field of a form that changes only what its user changed: it sends back what it was shown.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Value">The text in the field: the stored one, or what was typed before a refusal.</param>
/// <param name="Shown">The text that the form was made with.</param>
/// <param name="Theirs">What somebody else has saved meanwhile; null unless both have changed the field.</param>
public sealed record FormField(string Name, string? Value, string? Shown, string? Theirs = null)
{
    /// <summary>The checkboxes of the fields whose user keeps what somebody else wrote.</summary>
    public const string KeepTheirs = "theirs";

    public string ShownName => NameOfShown(Name);

    /// <summary>The hidden field beside a field.</summary>
    public static string NameOfShown(string field) => $"shown{char.ToUpperInvariant(field[0])}{field[1..]}";
}

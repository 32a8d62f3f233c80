using System.Collections.Immutable;
using System.Globalization;

namespace PlanningPoker.Core.Commands;

/// <summary>
/// The change of one field by someone who says what they were shown. A field that was left as shown is not written, unless it is confirmed;
/// one that somebody else changed meanwhile, to another text, is a conflict.
/// </summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Given">The new text; null keeps the field.</param>
/// <param name="Shown">The text that was shown; null when the sender does not say: then the last one who writes wins.</param>
/// <param name="Stored">The text now.</param>
readonly record struct FieldChange(string Field, string? Given, string? Shown, string? Stored)
{
    /// <summary>A field that is a number.</summary>
    public FieldChange(string field, int? given, int? shown, int stored) : this(field, TextOf(given), TextOf(shown), TextOf(stored))
    {
    }

    /// <summary>What to write; null keeps the field.</summary>
    public string? ToWrite => Shown is not null && !IsConfirmation && AreSame(Given, Shown) ? null : Given;

    /// <summary>Whether the new text is what is stored already.</summary>
    public bool IsStored => AreSame(Given, Stored);

    /// <summary>Whether somebody has saved the field since it was shown, be it as it was.</summary>
    public bool IsSavedSince { get; init; }

    /// <summary>Whether a text that equals what was shown is written too, as by a command that saves nothing else.</summary>
    public bool IsConfirmation { get; init; }

    FieldConflict? Conflict =>
        ToWrite is not { } given || Shown is null || (AreSame(Stored, Shown) && !IsSavedSince) || AreSame(Stored, given)
            ? null
            : new(Field, given, Stored ?? "");

    /// <summary>The refusal of a change in which fields are in conflict; null when none is.</summary>
    public static Refusal? FindConflicts(params IEnumerable<FieldChange> changes) =>
        changes.Select(change => change.Conflict).OfType<FieldConflict>().ToImmutableArray() is { IsEmpty: false } conflicts
            ? new Refusal(Reason.Conflict) { Conflicts = conflicts }
            : null;

    static string? TextOf(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether two texts are stored alike. Browsers send line ends in their own form.</summary>
    static bool AreSame(string? one, string? other) => Text.Clean(one ?? "", oneLine: false) == Text.Clean(other ?? "", oneLine: false);
}

namespace PlanningPoker.Core.Model;

/// <summary>The field of a command that is not valid, by its wire name.</summary>
/// <param name="Field">The name, such as <c>passcode</c>.</param>
/// <param name="HasForbiddenCharacters">
/// Whether it has characters that no text may have; otherwise its length or its value is wrong.
/// </param>
public sealed record FieldFault(string Field, bool HasForbiddenCharacters = false)
{
    /// <summary>A field of one line that is not valid.</summary>
    internal static FieldFault OfLine(string field, string? text) => new(field, Text.IsForbiddenInLine(text));
}

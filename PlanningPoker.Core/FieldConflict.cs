namespace PlanningPoker.Core;

/// <summary>A field that two people changed to different texts, each without seeing the other's.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Given">The text that was refused.</param>
/// <param name="Stored">The text that somebody else has saved.</param>
public sealed record FieldConflict(string Field, string Given, string Stored);

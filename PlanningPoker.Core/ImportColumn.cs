namespace PlanningPoker.Core;

/// <summary>A column of a file, and what an import reads from it.</summary>
/// <param name="Header">Its name in the file.</param>
/// <param name="Field">The field of a story by its name on the wire; null for a column that is not imported.</param>
public sealed record ImportColumn(string Header, string? Field);

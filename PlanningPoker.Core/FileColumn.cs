using System.Collections.Immutable;

namespace PlanningPoker.Core;

/// <summary>A column of a file from which somebody has to choose the one with the titles.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Header">Its name in the file; empty if it has none.</param>
/// <param name="Samples">The first of its values.</param>
public sealed record FileColumn(int Number, string Header, ImmutableArray<string> Samples);

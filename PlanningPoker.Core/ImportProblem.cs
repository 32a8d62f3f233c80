namespace PlanningPoker.Core;

/// <summary>A problem with one row of an import.</summary>
/// <param name="Line">The line of the text on which the row begins, counted from 1.</param>
/// <param name="Code">The kind of problem.</param>
/// <param name="Value">The field or key that has the problem.</param>
public sealed record ImportProblem(int Line, ImportProblemCode Code, string? Value = null);

/// <summary>
/// The kinds of problems with one row of an import. The row is skipped, except with <see cref="Shortened"/>.
/// <see cref="Malformed"/>: its quotation marks do not match; <see cref="UnclosedQuote"/>: a quotation mark is never closed.
/// </summary>
public enum ImportProblemCode { NoTitle, KeyExists, TooMany, Shortened, Malformed, UnclosedQuote, TooManyFields, TooFewFields }

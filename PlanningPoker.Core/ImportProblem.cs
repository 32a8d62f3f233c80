namespace PlanningPoker.Core;

/// <summary>A problem with one row of an import.</summary>
/// <param name="Line">The line of the text on which the row begins, counted from 1.</param>
/// <param name="Code">The kind of problem.</param>
/// <param name="Value">The field, as the API names it, or the key or text that has the problem.</param>
public sealed record ImportProblem(int Line, ImportProblemCode Code, string? Value = null)
{
    /// <summary>Whether the row is imported all the same, with less than it says.</summary>
    public bool IsImported => Code is ImportProblemCode.Shortened or ImportProblemCode.LinkLeftOut or ImportProblemCode.NotAnEstimate;
}

/// <summary>
/// The kinds of problems with one row of an import. The row is skipped, unless <see cref="ImportProblem.IsImported"/>.
/// <see cref="StoryExists"/>: a story without a key has its title and description; <see cref="NotAStory"/>: a heading, what stands above
/// the names of the columns, or a list that is not read; <see cref="Archived"/>: its tracker has put it away; <see cref="Malformed"/>: its
/// quotation marks do not match; <see cref="UnclosedQuote"/>: a quotation mark is never closed; <see cref="NotAnEstimate"/>: its estimate
/// is neither a card nor a number; <see cref="LinkLeftOut"/>: its link is no web address, or too long.
/// </summary>
public enum ImportProblemCode
{
    NoTitle, KeyExists, StoryExists, TooMany, NotAStory, Archived, Shortened, LinkLeftOut, NotAnEstimate, Malformed, UnclosedQuote,
    TooManyFields, TooFewFields,
}

using System.Collections.Immutable;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Asks which column of a file has the titles, where that cannot be told.</summary>
/// <param name="Code">The session.</param>
/// <param name="Upload">The file, as the page carries it to the next step.</param>
/// <param name="Columns">The columns to choose from.</param>
public sealed record ImportQuestion(SessionCode Code, string Upload, ImmutableArray<FileColumn> Columns)
{
    /// <summary>The answer that each line is a story.</summary>
    public const string WholeLines = PageNames.WholeLines;

    /// <summary>Its name, or the begin of it; "Column 3" without one.</summary>
    public static string NameOf(FileColumn column) =>
        column.Header is "" ? Format(Words.ImportColumnNumber, column.Number) : Text.Truncate(column.Header, Story.MaxTitle);

    /// <summary>The samples of a column in one line.</summary>
    public static string SamplesOf(FileColumn column) => string.Join(" · ", column.Samples);
}

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// What can be wrong with a whole file, so that not one story comes in. Its name travels as the value of a <c>BadCsv</c> refusal
/// and picks the sentence.
/// </summary>
public enum FileFault
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>Neither UTF-8 nor UTF-16: another encoding, or no text at all.</summary>
    NotUnicode,

    /// <summary>A workbook of a spreadsheet program; it has to be saved as CSV first.</summary>
    Workbook,

    /// <summary>The first row names no column that could be the title; <see cref="Columns.TitleNames"/> says what was looked for.</summary>
    NoTitleColumn,

    /// <summary>A header, and nothing below it.</summary>
    NoRows,
}

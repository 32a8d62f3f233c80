namespace PlanningPoker.Web.Transfer;

/// <summary>
/// The reasons why a whole file cannot be imported. The name is the value of a <see cref="Reason.BadCsv"/> refusal, where it selects the
/// message.
/// </summary>
public enum FileProblem
{
    /// <summary>The file has only white space.</summary>
    Empty,

    /// <summary>The file is neither UTF-8 nor UTF-16: it has another encoding, or is not a text.</summary>
    NotUnicode,

    /// <summary>The file is a workbook of a spreadsheet program, and must be saved as CSV first.</summary>
    Workbook,

    /// <summary>The header names no title column; <see cref="CsvColumns.TitleNames"/> lists the accepted names.</summary>
    NoTitleColumn,

    /// <summary>There is a header, but no row.</summary>
    NoRows,
}

namespace PlanningPoker.Core;

/// <summary>The reasons why a whole file cannot be imported.</summary>
public enum FileProblem
{
    /// <summary>The file has only white space.</summary>
    Empty,

    /// <summary>The file is neither UTF-8 nor UTF-16: it has another encoding, or is not a text.</summary>
    NotUnicode,

    /// <summary>The file is a workbook of a spreadsheet program, and must be saved as CSV first.</summary>
    Workbook,

    /// <summary>The header names no title column.</summary>
    NoTitleColumn,

    /// <summary>There is a header, but no row.</summary>
    NoRows,
}

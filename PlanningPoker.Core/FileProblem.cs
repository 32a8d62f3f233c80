namespace PlanningPoker.Core;

/// <summary>The reasons why a whole file cannot be imported.</summary>
public enum FileProblem
{
    /// <summary>The file has only white space.</summary>
    Empty,

    /// <summary>The file is text in an encoding that cannot be told.</summary>
    UnknownEncoding,

    /// <summary>The file is no text and no workbook that we read: a PDF, a picture, an archive, a document.</summary>
    NotText,

    /// <summary>The file is a workbook of a kind that we do not read.</summary>
    Workbook,

    /// <summary>The file is a workbook that is protected by a password.</summary>
    ProtectedWorkbook,

    /// <summary>The file is a workbook that is broken, or too large once it is unpacked.</summary>
    BrokenWorkbook,

    /// <summary>The file has more lines or cells than are read.</summary>
    TooManyCells,

    /// <summary>The file is a web page without a table of stories.</summary>
    WebPage,

    /// <summary>The file is XML without a list of stories.</summary>
    Xml,

    /// <summary>The file is JSON without a list of stories.</summary>
    Json,

    /// <summary>It cannot be told which column has the titles; the refusal has the columns to choose from.</summary>
    NoTitleColumn,

    /// <summary>There is a header, but no row.</summary>
    NoRows,
}

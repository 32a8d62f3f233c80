namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>A sheet of a workbook, or a list of JSON, that was not looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RowCount">How many rows it has.</param>
sealed record UnreadSheet(string Name, int RowCount);

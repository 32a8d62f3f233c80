using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>What a page sends back about a file that it has shown.</summary>
/// <param name="Upload">The file, as the page carried it.</param>
/// <param name="TitleColumn">The column with the titles, if it was chosen.</param>
/// <param name="KeyColumn">The column with the keys, if it was chosen.</param>
/// <param name="Estimates">Whether the estimates are taken.</param>
/// <param name="Job">What the page calls the import when it asks how far it has come.</param>
public sealed record ImportChoice(
    string? Upload = null, string? TitleColumn = null, string? KeyColumn = null, bool Estimates = false, string? Job = null)
{
    /// <summary>Without a chosen title the file tells the keys too.</summary>
    public ImportOptions Options => string.IsNullOrEmpty(TitleColumn)
        ? new() { TakesEstimates = Estimates }
        : new() { Title = TitleColumn, Key = KeyColumn ?? "", TakesEstimates = Estimates };
}

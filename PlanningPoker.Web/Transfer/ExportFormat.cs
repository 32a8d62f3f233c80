namespace PlanningPoker.Web.Transfer;

/// <summary>
/// The file formats: the whole session, a row for each vote, the stories as one table to paste somewhere, and the estimates for a tracker.
/// </summary>
public enum ExportFormat
{
    Csv, Json, Md, VotesCsv, TableMd, TableWiki, TableTxt, JiraCsv, AzureCsv, GitHubCsv, GitLabCsv, LinearCsv,
}

/// <summary>The names of the formats, in addresses and as the ends of file names.</summary>
static class ExportFormats
{
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ExportFormat>().Select(Name)];

    public static string Name(this ExportFormat format) => format switch
    {
        ExportFormat.VotesCsv => "votes.csv",
        ExportFormat.TableMd => "table.md",
        ExportFormat.TableWiki => "table.wiki",
        ExportFormat.TableTxt => "table.txt",
        ExportFormat.JiraCsv => "jira.csv",
        ExportFormat.AzureCsv => "azure.csv",
        ExportFormat.GitHubCsv => "github.csv",
        ExportFormat.GitLabCsv => "gitlab.csv",
        ExportFormat.LinearCsv => "linear.csv",
        _ => format.ToString().ToLowerInvariant(),
    };

    /// <summary>Null for an unknown name.</summary>
    public static ExportFormat? Parse(string name) =>
        Enum.GetValues<ExportFormat>().Where(format => format.Name() == name).Select(format => (ExportFormat?)format).FirstOrDefault();
}

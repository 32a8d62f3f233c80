using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Writes the estimates as the CSV file that a tracker reads, with its names of columns in every language (docs/import-export.md has the
/// sources). Only stories whose estimate is a number are in it: that is what the fields of the trackers take.
/// </summary>
static partial class TrackerExport
{
    public static async Task WriteAsync(ExportedSession session, ExportFormat format, Stream to, CancellationToken ct)
    {
        var (header, row) = format switch
        {
            ExportFormat.JiraCsv => (JiraColumns, (Func<ExportedStory, string[]?>)Jira),
            ExportFormat.AzureCsv => (AzureColumns, Azure),
            ExportFormat.GitHubCsv => (GitHubColumns, GitHub),
            ExportFormat.GitLabCsv => (GitLabColumns, GitLab),
            ExportFormat.LinearCsv => (LinearColumns, Linear),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
        await to.WriteAsync(CsvRecord.Of([.. header]), ct);
        foreach (var story in session.Stories.Where(story => story.StoryPoints is not null))
            if (row(story) is { } cells) await to.WriteAsync(CsvRecord.Of(cells), ct);
    }

    /// <summary>The names of the columns of each file.</summary>
    public static readonly ImmutableArray<string>
        JiraColumns = ["Issue Key", "Summary", "Story Points"],
        AzureColumns = ["ID", "Work Item Type", "Title", "Story Points"],
        GitHubColumns = ["number", "estimate", "repository", "title"],
        GitLabColumns = ["title", "description"],
        LinearColumns =
        [
            "ID", "Team", "Title", "Description", "Status", "Estimate", "Priority", "Assignee", "Labels",
            "Created", "Started", "Completed", "Archived",
        ];

    static string[] Jira(ExportedStory story) => [story.Key ?? "", story.Title, Number(story)];

    /// <summary>An empty id makes a new work item.</summary>
    static string[] Azure(ExportedStory story) => [NumberOf(story.Key) ?? "", "User Story", story.Title, Number(story)];

    /// <summary>For a loop of <c>gh</c>, which needs the number of an issue, and its repository where a key names it.</summary>
    static string[]? GitHub(ExportedStory story) =>
        NumberOf(story.Key) is { } number ? [number, Number(story), RepositoryOf(story.Key!), story.Title] : null;

    /// <summary>The repository in <c>owner/repo#12</c>; empty where the key names none as a whole.</summary>
    static string RepositoryOf(string key) => key.LastIndexOf('#') is > 0 and var end && key[..end].Contains('/') ? key[..end] : "";

    /// <summary>GitLab reads the weight as a quick action at the end of the description, and no other one from it.</summary>
    static string[] GitLab(ExportedStory story) =>
        [story.Title, $"{QuickAction().Replace(story.Description ?? "", @"$1\")}\n\n/weight {Whole(story)}".TrimStart('\n')];

    /// <summary>The description that was written for GitLab; null if it was not.</summary>
    public static string? DescriptionOfGitLab(string written) =>
        Weight().Match(written) is { Success: true } weight ? EscapedAction().Replace(written[..weight.Index], "$1") : null;

    static string[] Linear(ExportedStory story) =>
        [story.Key ?? "", "", story.Title, story.Description ?? "", "", Whole(story), "No priority", "", "", "", "", "", ""];

    static string Number(ExportedStory story) => story.StoryPoints!.Value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>For fields that take whole numbers only: ½ is 1, since 0 would say that there is nothing to do.</summary>
    static string Whole(ExportedStory story) => decimal.Ceiling(story.StoryPoints!.Value).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>The number in a key such as <c>#12</c>, <c>12</c> or <c>owner/repo#12</c>; null for another one.</summary>
    static string? NumberOf(string? key) =>
        key is not null && IssueNumber().Match(key) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^(?:[\w./-]*#)?([0-9]{1,10})$", RegexOptions.CultureInvariant)]
    private static partial Regex IssueNumber();

    /// <summary>The place before a quick action, and before one that is escaped already.</summary>
    [GeneratedRegex(@"^((?>[ \t]*))(?=\\*/\w)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex QuickAction();

    [GeneratedRegex(@"^((?>[ \t]*))\\(?=\\*/\w)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex EscapedAction();

    [GeneratedRegex(@"(?:^|\r?\n\r?\n)/weight [0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Weight();
}

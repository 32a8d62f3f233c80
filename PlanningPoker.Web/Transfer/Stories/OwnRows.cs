using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Transfer.Columns;
using PlanningPoker.Web.Transfer.Sheets;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>What is particular to the rows of our own exports. Their texts are those of stories: nothing in them is markup.</summary>
sealed class OwnRows(Sheet sheet, SheetRow? header, ColumnMap columns)
{
    readonly OwnFile file = sheet.IsOurs ? OwnFile.Stories : header is null ? OwnFile.None : OwnFiles.Of(header.Cells);

    /// <summary>The stories of the votes that were read.</summary>
    readonly HashSet<(string? Key, string? Title)> voted = [];

    /// <summary>Whether nobody else writes such a file, so that its titles are titles whatever they say.</summary>
    public bool IsSurelyOurs => file is OwnFile.Stories or OwnFile.Votes;

    /// <summary>Whether we wrote a row. The columns for GitLab are those of many lists, but not the end of the description.</summary>
    public bool IsOurs(string? description) => file switch
    {
        OwnFile.None => false,
        OwnFile.GitLab => description is not null && TrackerExport.DescriptionOfGitLab(description) is not null,
        _ => true,
    };

    /// <summary>
    /// Whether a row is a story whatever its cells say. The columns for the other trackers are those of many lists, whose names may come
    /// again.
    /// </summary>
    public bool IsSurelyStory(string? description) => IsSurelyOurs || file is OwnFile.GitLab && IsOurs(description);

    /// <summary>Whether a row is one more vote on a story that an earlier row has.</summary>
    public bool IsFurtherVote(string? key, string? title) => file is OwnFile.Votes && !voted.Add((key, title));

    /// <summary>Whether a row is a vote on no story: its title is what we call these, and it has neither key nor estimate.</summary>
    public bool IsQuickVote(SheetRow row, string? key, string? title) => file is OwnFile.Votes && key is null
        && row.First(columns.Estimate) is null && OwnFiles.IsWord(title ?? "", Word.ExportQuickVotes);

    /// <summary>The file for GitHub has the key in two columns.</summary>
    public string? KeyOf(SheetRow row, string? key) =>
        file is OwnFile.GitHub && key is not null && row[2].Trim() is { Length: > 0 } repository ? $"{repository}#{key}" : key;

    /// <summary>The file for GitLab has the estimate in the description.</summary>
    public string? DescriptionOf(string? description) =>
        file is OwnFile.GitLab && description is not null ? TrackerExport.DescriptionOfGitLab(description) : description;
}

using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>Which of our own exports a table is; their texts are read as they were written.</summary>
enum OwnFile
{
    None,

    /// <summary>A row for each story, with columns in the reader's language.</summary>
    Stories,

    /// <summary>A row for each vote, likewise.</summary>
    Votes,

    /// <summary>JSON, or the columns of a tracker.</summary>
    Program,

    /// <summary>The columns of a tracker, with the repository of the key in one of its own.</summary>
    GitHub,

    /// <summary>The columns of a tracker, with the estimate at the end of the description.</summary>
    GitLab,
}

/// <summary>Tells our own exports by the names of their columns, in each of our languages.</summary>
static class OwnFiles
{
    /// <summary>A limit against hostile files; ours have a dozen columns, and some may have been added.</summary>
    const int MaxColumns = 50;

    /// <summary>Some columns may have been added, and older versions have fewer.</summary>
    static readonly (OwnFile File, Word[] Columns)[] Worded =
    [
        (OwnFile.Stories,
        [
            Word.CsvKey, Word.CsvTitle, Word.CsvDescription, Word.CsvUrl, Word.CsvPoints, Word.ExportRounds, Word.ExportAverage,
            Word.ExportMedian, Word.ExportConsensus, Word.ExportVotes, Word.ExportParked,
        ]),
        (OwnFile.Stories, [Word.ExportKey, Word.ExportStory, Word.ExportEstimate, Word.ExportRounds, Word.ExportTime]),
        (OwnFile.Votes,
        [
            Word.CsvKey, Word.ExportStory, Word.ExportRound, Word.ExportVoter, Word.ExportCard, Word.ExportReason, Word.ExportRevealed,
            Word.ExportEstimate,
        ]),
    ];

    /// <summary>Exactly these, since others have such columns too.</summary>
    static readonly (OwnFile File, IReadOnlyList<string> Columns)[] Fixed =
    [
        (OwnFile.Program, TrackerExport.JiraColumns), (OwnFile.Program, TrackerExport.AzureColumns),
        (OwnFile.Program, TrackerExport.LinearColumns), (OwnFile.GitHub, TrackerExport.GitHubColumns),
        (OwnFile.GitLab, TrackerExport.GitLabColumns),
        (OwnFile.Program, ["key", "title", "url", "description", "estimate", "storyPoints", "seconds"]),
    ];

    static readonly ConditionalWeakTable<Language, (OwnFile File, FrozenSet<string> Columns)[]> WordedIn = [];

    public static OwnFile Of(IReadOnlyList<string> names) =>
        Array.Find(Fixed, each => each.Columns.SequenceEqual(names)) is { Columns: not null } known ? known.File : OfWords(names);

    /// <summary>Only those that nobody else writes.</summary>
    public static OwnFile OfWords(IReadOnlyList<string> names)
    {
        if (names.Count > MaxColumns) return OwnFile.None;
        var joined = names.Select(NameWords.Joined).ToHashSet();
        return Known.SelectMany(language => WordedIn.GetValue(language, WordsIn))
            .FirstOrDefault(each => each.Columns.IsSubsetOf(joined)).File;
    }

    /// <summary>Whether a text is a certain one of ours, in one of our languages.</summary>
    public static bool IsWord(string text, Word word) => Known.Any(language => language.Text(word) == text);

    static IEnumerable<Language> Known => Languages.All.Append(Language.Current);

    static (OwnFile File, FrozenSet<string> Columns)[] WordsIn(Language language) =>
        [.. Worded.Select(each => (each.File, each.Columns.Select(word => NameWords.Joined(language.Text(word))).ToFrozenSet()))];
}

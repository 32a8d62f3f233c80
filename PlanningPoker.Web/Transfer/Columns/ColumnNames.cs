using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>
/// The names that trackers give to columns, in their languages: the table in <c>ColumnNames.tsv</c>, and those of our exports.
/// </summary>
static class ColumnNames
{
    /// <summary>In a single word, what is shorter may be the beginning of any other word.</summary>
    const int MinItemInWord = 2, MinLatinItemInWord = 4;

    /// <summary>The longest line that may be names of columns.</summary>
    const int MaxHeader = 300;

    /// <summary>Two spaces are where columns of one width are lined up.</summary>
    static readonly string[] Separators = ["|", ",", ";", "\t", "^", "  "];

    static readonly ILookup<string, (string Name, int Rank)> Table = Read();

    static readonly FrozenDictionary<ColumnField, FrozenDictionary<string, int>> Names =
        Enum.GetValues<ColumnField>().ToFrozenDictionary(field => field, field => Ranks($"{field}".ToLowerInvariant()));

    static readonly string[][] Customs = [.. Phrases("custom")];
    static readonly string[][] Items = [.. Phrases("item").OrderByDescending(item => item.Length)];
    static readonly string[] ItemsInWord =
    [
        .. Items.Select(words => string.Concat(words)).Distinct().OrderByDescending(item => item.Length)
            .Where(item => item.Length >= (char.IsAscii(item[0]) ? MinLatinItemInWord : MinItemInWord)),
    ];
    static readonly FrozenSet<string> Small = Phrases("small").Select(words => string.Concat(words)).ToFrozenSet();
    static readonly FrozenSet<string> Statuses = Phrases("status").Select(words => string.Concat(words)).ToFrozenSet();
    static readonly FrozenSet<string> Levels = Phrases("level").Select(words => string.Concat(words)).ToFrozenSet();

    static readonly FrozenSet<string> Totals = Phrases("total").Select(words => string.Concat(words)).ToFrozenSet();

    static readonly ConditionalWeakTable<Language, ILookup<string, ColumnField>> OursIn = [];

    /// <summary>The headers that our own exports have, in each of our languages.</summary>
    static readonly (Word Word, ColumnField Field)[] Ours =
    [
        (Word.CsvTitle, ColumnField.Title), (Word.ExportStory, ColumnField.Title), (Word.CsvKey, ColumnField.Key),
        (Word.ExportKey, ColumnField.Key), (Word.CsvDescription, ColumnField.Description), (Word.CsvUrl, ColumnField.Link),
        (Word.CsvPoints, ColumnField.Estimate), (Word.ExportEstimate, ColumnField.Estimate), (Word.ExportRounds, ColumnField.Other),
        (Word.ExportRound, ColumnField.Other), (Word.ExportVotes, ColumnField.Other), (Word.ExportAverage, ColumnField.Other),
        (Word.ExportMedian, ColumnField.Other), (Word.ExportConsensus, ColumnField.Other), (Word.ExportParked, ColumnField.Other),
    ];

    /// <summary>Whether a text is a state: it may fill a column, but it is the title of nothing.</summary>
    public static bool IsStatus(string text) => !text.Any(char.IsDigit) && Statuses.Contains(NameWords.Joined(text));

    /// <summary>Whether a text is a priority or a type.</summary>
    public static bool IsLevel(string text) => !text.Any(char.IsDigit) && Levels.Contains(NameWords.Joined(text));

    /// <summary>Whether a text is the name of a row that adds up the others.</summary>
    public static bool IsTotal(string text) => !text.Any(char.IsDigit) && Totals.Contains(NameWords.Joined(text));

    /// <summary>Whether a text is just the name of a column of titles.</summary>
    public static bool IsTitle(string text) => !text.Any(char.IsDigit) && Names[ColumnField.Title].ContainsKey(NameWords.Joined(text));

    /// <summary>Names of columns, one of them that of the titles, without the rows of a table below them.</summary>
    public static bool AreIn(string text) => text.Length <= MaxHeader && Separators.Any(separator =>
    {
        var cells = text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return cells.Length > 1 && cells.Any(IsTitle) && cells.All(cell => MeaningsOf(cell).Any());
    });

    /// <summary>What a name may mean, the best meaning of each field; the lower the rank, the better.</summary>
    public static IEnumerable<(ColumnField Field, int Rank)> MeaningsOf(string name)
    {
        if (name.Trim() is "#" or "№") return [(ColumnField.Key, 0)];
        if (CellKinds.IsKey(name.Trim())) return [];
        var words = NameWords.Of(name);
        if (words.Length == 0) return [];
        var exact = Exact(words).Concat(OursOf(string.Concat(words))).ToList();
        if (exact.Count == 0)
            exact = [.. Customs.Where(custom => StartsWith(words, custom)).SelectMany(custom => Exact(words[custom.Length..]))];
        if (exact.Count == 0) exact = [.. Qualified(words)];
        if (exact.Count == 0 && name.EndsWith(')') && name.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket)
            return MeaningsOf(name[..bracket]);
        return exact.GroupBy(each => each.Field).Select(field => field.MinBy(each => each.Rank));
    }

    static IEnumerable<(ColumnField Field, int Rank)> Exact(string[] words)
    {
        var name = string.Concat(words);
        foreach (var (field, ranks) in Names)
            if (ranks.TryGetValue(name, out var rank)) yield return (field, 2 * rank);
    }

    static IEnumerable<(ColumnField Field, int Rank)> OursOf(string name) =>
        Languages.All.Append(Language.Current).SelectMany(language => OursIn.GetValue(language, NamesIn)[name]).Select(field => (field, 1));

    static ILookup<string, ColumnField> NamesIn(Language language) =>
        Ours.ToLookup(own => NameWords.Joined(language.Text(own.Word)), own => own.Field);

    /// <summary>The meaning without the words that only say what it is of: "issue summary", "id_issue", "Vorgangstitel".</summary>
    static IEnumerable<(ColumnField Field, int Rank)> Qualified(string[] words)
    {
        var rest = Items.Aggregate(words, Without).Where(word => !Small.Contains(word)).ToArray();
        if (rest.Length == 0) return [(ColumnField.Item, 0)];
        var meanings = Exact(rest).ToList();
        if (meanings.Count == 0 && rest is [var word]) meanings = [.. ItemsInWord.SelectMany(item => ExactWithout(item, word))];
        return meanings.Select(each => (each.Field, each.Rank + 1));
    }

    static IEnumerable<(ColumnField Field, int Rank)> ExactWithout(string item, string word)
    {
        if (word.Length <= item.Length) return [];
        if (word.StartsWith(item, StringComparison.Ordinal)) return ExactOrSmall(word[item.Length..]);
        return word.EndsWith(item, StringComparison.Ordinal) ? ExactOrSmall(word[..^item.Length]) : [];
    }

    static IEnumerable<(ColumnField Field, int Rank)> ExactOrSmall(string word)
    {
        var joint = Small.FirstOrDefault(small => word.Length > small.Length && word.StartsWith(small, StringComparison.Ordinal));
        return Exact([word]).Concat(joint is null ? [] : Exact([word[joint.Length..]]));
    }

    static string[] Without(string[] words, string[] phrase)
    {
        var at = Enumerable.Range(0, Math.Max(0, words.Length - phrase.Length + 1)).FirstOrDefault(
            start => StartsWith(words[start..], phrase), -1);
        return at < 0 ? words : [.. words[..at], .. words[(at + phrase.Length)..]];
    }

    static bool StartsWith(string[] words, string[] phrase) => words.AsSpan().StartsWith(phrase);

    static IEnumerable<string[]> Phrases(string field) =>
        Table[field].Select(each => NameWords.Of(each.Name)).Where(words => words.Length > 0);

    static FrozenDictionary<string, int> Ranks(string field) => Table[field]
        .Select(each => (Name: NameWords.Joined(each.Name), each.Rank))
        .Where(each => each.Name.Length > 0)
        .GroupBy(each => each.Name)
        .ToFrozenDictionary(name => name.Key, name => name.Min(each => each.Rank));

    /// <summary>The names of each field, with their rank in their language.</summary>
    static ILookup<string, (string Name, int Rank)> Read()
    {
        using var file = new StreamReader(typeof(ColumnNames).Assembly.GetManifestResourceStream("ColumnNames.tsv")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .GroupBy(line => (Field: line[0], Language: line[1]), line => line[2].Split(';', StringSplitOptions.TrimEntries))
            .SelectMany(group => group.SelectMany(names => names).Select((name, rank) => (group.Key.Field, name, rank)))
            .ToLookup(each => each.Field, each => (each.name, each.rank));
    }
}

using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>Reads a text with one story per line. A cell of a spreadsheet with several lines is one story: it comes in quotes.</summary>
static partial class StoryLines
{
    /// <summary>Whether more than one line is not blank, or one has several cells.</summary>
    public static bool HasSeveral(string? text) => text is not null
        && (text.Contains('\t', StringComparison.Ordinal)
            || text.ReplaceLineEndings("\n").Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) > 1);

    public static ImportStories Read(string text, CancellationToken ct)
    {
        var lines = Cells(text.ReplaceLineEndings("\n").Split('\n')).ToList();
        var states = JoinCards(lines);
        var headings = HeadingsOf(lines);
        headings.UnionWith(states);
        List<(ImportRow Row, string Text)> stories = [];
        foreach (var (line, cell) in lines.Where(line => !headings.Contains(line.Line)))
        {
            ct.ThrowIfCancellationRequested();
            if (stories.Count > StoryRows.MaxRows) break;
            if (Draft(cell) is { } draft) stories.Add((new(line, draft), cell));
        }
        var rows = stories.Take(StoryRows.MaxRows).ToList();
        var words = FindRepeatedKeys(rows.Select(each => each.Row.Draft));
        return new([.. rows.Select(each => words.Contains(each.Row.Draft.Key ?? "")
            ? each.Row with { Draft = StoryLineReader.WithoutKey(each.Text) }
            : each.Row)])
        {
            Unreadable =
            [
                .. stories.Skip(StoryRows.MaxRows).Select(each => new ImportProblem(each.Row.Line, ImportProblemCode.TooMany))
                    .Concat(lines.Where(line => headings.Contains(line.Line) && !CellKinds.IsRuler(line.Text)).Select(NotAStory))
                    .OrderBy(problem => problem.Line),
            ],
        };
    }

    static ImportProblem NotAStory((int Line, string Text) line) =>
        new(line.Line, ImportProblemCode.NotAStory, StoryRows.Quote(line.Text));

    /// <summary>The first line of a cell is the title, the others are the description.</summary>
    static StoryDraft? Draft(string cell)
    {
        var end = cell.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0) return StoryLineReader.Read(cell);
        var rest = cell[end..].Trim();
        return StoryLineReader.Read(cell[..end]) is { } draft
            ? draft with { Description = HtmlText.Read(rest) }
            : StoryLineReader.Read(rest);
    }

    /// <summary>The lines, each cell in quotes as one; if a quote does not match, it is a quote and no cell.</summary>
    static IEnumerable<(int Line, string Text)> Cells(string[] lines)
    {
        for (var index = 0; index < lines.Length; index++)
        {
            var end = lines[index].StartsWith('"') ? EndOfCell(lines, index) : -1;
            var isCell = end > index || end == index && lines[index].Contains("\"\"", StringComparison.Ordinal);
            if (!isCell)
            {
                yield return (index + 1, lines[index]);
                continue;
            }
            var cell = string.Join('\n', lines[index..(end + 1)]).TrimEnd();
            yield return (index + 1, cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Trim());
            index = end;
        }
    }

    /// <summary>
    /// A board copies a card as several lines: its key, its title, perhaps its state. The key and the title become one line.
    /// </summary>
    /// <returns>The lines that are only a state.</returns>
    static IEnumerable<int> JoinCards(List<(int Line, string Text)> lines)
    {
        List<(int Line, string Text)> joined = [];
        var cards = 0;
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line.Text)))
        {
            if (joined is [.., var last] && IsKey(last) && !IsKey(line))
            {
                joined[^1] = (last.Line, $"{last.Text.Trim().Trim('[', ']')}: {line.Text.Trim()}");
                cards++;
            }
            else
            {
                joined.Add(line);
            }
        }
        if (cards < 2 || joined.Exists(IsKey)) return [];
        lines.Clear();
        lines.AddRange(joined);
        return joined.Where(line => ColumnNames.IsStatus(line.Text) || ColumnNames.IsLevel(line.Text)).Select(line => line.Line);

        static bool IsKey((int Line, string Text) line) => CellKinds.IsSurelyKey(line.Text.Trim());
    }

    /// <summary>The line on which the cell ends, before anything else follows; −1 if the quotes do not match.</summary>
    static int EndOfCell(string[] lines, int start)
    {
        const int maxLines = 500;
        for (var index = start; index < Math.Min(lines.Length, start + maxLines); index++)
        {
            var text = index == start ? lines[index][1..] : lines[index];
            var rest = text.Replace("\"\"", "", StringComparison.Ordinal);
            if (!rest.Contains('"', StringComparison.Ordinal)) continue;
            return rest.TrimEnd().IndexOf('"', StringComparison.Ordinal) == rest.TrimEnd().Length - 1 ? index : -1;
        }
        return -1;
    }

    /// <summary>
    /// The lines that name what is below them: headings of Markdown and wikis, a line with a ruler under it or a colon at its end, a first
    /// line above items, the name of the column of titles. If nothing else is there, they are the stories; but nothing is where all lines
    /// are the same state.
    /// </summary>
    static HashSet<int> HeadingsOf(List<(int Line, string Text)> lines)
    {
        HashSet<int> headings = [];
        List<string> others = [];
        var title = FindTitle(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = FirstLine(lines[i].Text);
            if (CellKinds.IsRuler(text)) continue;
            var isUnderlined = i + 1 < lines.Count && IsUnderline(lines[i + 1].Text.Trim(), text);
            if (Heading().IsMatch(text) || isUnderlined || IsIntroduction(lines, i) || i == title || IsName(lines[i].Text))
                headings.Add(lines[i].Line);
            else others.Add(text);
        }
        var stories = others.Count > 0
            ? others
            : [.. lines.Select(line => line.Text.Trim()).Where(text => !CellKinds.IsRuler(text) && !IsName(text))];
        var isOneState = stories.Count > 1 && ColumnNames.IsStatus(stories[0])
            && stories.TrueForAll(text => string.Equals(text, stories[0], StringComparison.OrdinalIgnoreCase));
        if (isOneState) return [.. lines.Select(line => line.Line)];
        return others.Count > 0 ? headings : [.. lines.Where(line => IsName(line.Text)).Select(line => line.Line)];
    }

    /// <summary>What is a name of columns is no story, even where nothing else is there.</summary>
    static bool IsName(string cell) => new[] { FirstLine(cell), StoryLineReader.Read(cell)?.Title }
        .Any(text => text is not null && (ColumnNames.IsTitle(text) || ColumnNames.AreIn(text)));

    /// <summary>The index of a first line above items, or of the name of a column above addresses; −1 without one.</summary>
    static int FindTitle(List<(int Line, string Text)> lines)
    {
        var filled = lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item.Text)).ToList();
        if (filled is not [var (first, (_, text)), _, _, ..]) return -1;
        var below = filled.Skip(1).Select(line => line.Item.Text.Trim()).ToList();
        var isAboveItems = !StoryLineReader.IsItem(text) && StoryLineReader.Read(text) is { Key: null }
            && !text.Contains('\n', StringComparison.Ordinal) && below.TrueForAll(StoryLineReader.IsItem);
        var isAboveLinks = ColumnNames.MeaningsOf(text).Any() && below.TrueForAll(line => Story.WebAddress(line) is not null);
        return isAboveItems || isAboveLinks ? first : -1;
    }

    /// <summary>
    /// Whether a line ends in a colon and something follows it. So may a story with a key in front or further lines in its cell.
    /// </summary>
    static bool IsIntroduction(List<(int Line, string Text)> lines, int index) => lines[index].Text.TrimEnd() is [.., ':' or '：'] text
        && !text.Contains('\n', StringComparison.Ordinal) && StoryLineReader.Read(text) is { Key: null }
        && lines.Skip(index + 1).Any(line => !string.IsNullOrWhiteSpace(line.Text));

    /// <summary>The line of a cell that becomes the title.</summary>
    static string FirstLine(string text)
    {
        var lines = text.Trim().Split('\n');
        return (Array.Find(lines, line => StoryLineReader.Read(line) is not null) ?? lines[0]).Trim();
    }

    /// <summary>Dashes also separate; they underline where they are as long as the text.</summary>
    static bool IsUnderline(string line, string text) => line.Length >= 3
        && (line.All(c => c is '=') || line.All(c => c is '-') && Math.Abs(line.Length - text.Length) <= 1);

    /// <summary>
    /// Finds keys that more than one story has. Such a key is an ordinary word of the title, as in "PHP-8 upgrade" and "PHP-8 clean-up".
    /// </summary>
    public static HashSet<string> FindRepeatedKeys(IEnumerable<StoryDraft> drafts) => drafts
        .Where(draft => draft.Key is not null)
        .GroupBy(draft => draft.Key!, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Distinct().Count() > 1)
        .Select(group => group.Key)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:\#{1,6}\s|h[1-6]\.\s|={2,6}\s?[^=]+={2,6}\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}

using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Transfer.Columns;
using PlanningPoker.Web.Transfer.Stories;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>Tells our own exports that are no tables: the lines for a chat, and the page of a session without stories.</summary>
static class OwnTexts
{
    const string Bullet = "• ", Separator = ": ", None = "–";

    /// <summary>The lines for a chat as a table; null for another text. They begin with the name of the session and its figures.</summary>
    public static ListSheet? ReadChat(string text)
    {
        if (!IsNamed(SecondLineOf(text), Word.SummaryStories)) return null;
        if (LinesOf(text) is not [var name, var figures, .. var lines]) return null;
        if (!lines.TrueForAll(line => line.Text.StartsWith(Bullet, StringComparison.Ordinal))) return null;
        var stories = lines.ConvertAll(line => Split(line.Text[Bullet.Length..]));
        var words = StoryLines.FindRepeatedKeys(stories.Select(story => StoryLineReader.ReadText(story.Text)));
        SheetRow header = new(figures.Line, [Words.ExportKey, Words.ExportStory, Words.ExportEstimate], 0);
        var rows = lines.Zip(stories).Select((each, i) => RowOf(each.First.Line, each.Second, words, i + 1));
        return new([header, .. rows]) { IsOwnText = true, Outside = _ => [name, figures] };
    }

    /// <summary>Whether a page of Markdown is of a session without stories: its only headings are quick votes and who took part.</summary>
    public static bool IsPageWithoutStories(string text)
    {
        if (!text.StartsWith("# ", StringComparison.Ordinal) || LinesOf(text) is not [_, var first, .. var rest]) return false;
        return IsHeading(first.Text, Word.SummaryParticipants)
            ? rest.Count == 1
            : IsHeading(first.Text, Word.ExportQuickVotes) && rest is [.., var last, _] && IsHeading(last.Text, Word.SummaryParticipants);
    }

    /// <summary>Of the lines that are not blank; empty where there is none.</summary>
    static string SecondLineOf(string text)
    {
        var count = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            if (!line.IsWhiteSpace() && ++count == 2) return line.Trim().ToString();
        return "";
    }

    static List<(int Line, string Text)> LinesOf(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (Line: i + 1, Text: line.Trim()))
            .Where(line => line.Text.Length > 0),
    ];

    static bool IsNamed(string line, Word word) =>
        line.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var end && OwnFiles.IsWord(line[..end], word);

    static bool IsHeading(string line, Word word) => line.StartsWith("## ", StringComparison.Ordinal) && OwnFiles.IsWord(line[3..], word);

    /// <summary>The estimate stands behind the last colon.</summary>
    static (string Text, string Estimate) Split(string line)
    {
        var end = line.LastIndexOf(Separator, StringComparison.Ordinal);
        if (end < 0) return (line, "");
        var estimate = line[(end + Separator.Length)..];
        return (line[..end], estimate is None ? "" : estimate);
    }

    static SheetRow RowOf(int line, (string Text, string Estimate) story, HashSet<string> words, int index)
    {
        var draft = StoryLineReader.ReadText(story.Text);
        if (words.Contains(draft.Key ?? "")) draft = new(story.Text);
        return new(line, [draft.Key ?? "", draft.Title!, story.Estimate], index);
    }
}

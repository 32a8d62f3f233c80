using System.Text;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Rendering.Models.Markup;

/// <summary>Converts Jira's wiki markup to Markdown, block by block; <see cref="JiraInline"/> converts what is inside a line.</summary>
static class JiraMarkup
{
    static readonly Regex Code = LinearTime(@"\{(?:code|noformat)(?::[^}\n]*)?\}");
    static readonly Regex Heading = LinearTime(@"^\s*h[1-6]\.\s+");
    static readonly Regex Item = LinearTime(@"^\s*(?:[*#]+|-)\s+");
    static readonly Regex Rule = LinearTime(@"^\s*-{4,}\s*$");

    /// <summary>What only Jira writes.</summary>
    static readonly Regex OnlyJira = LinearTime(
        @"^\s*h[1-6]\. |\{(?:code|noformat|quote|color|panel)[:}]|\{\{[^}\n]+\}\}|\[[^\]|\n]+\|[^\]\n]+\]|\[~[^\]\n]+\]"
        + @"|^\s*\*{2,} |^\s*bq\. |^\s*\|\|.*\|\||![^\s!]+\.(?:png|jpe?g|gif)(?:\|[^!\n]*)?!");

    /// <summary>What only Markdown writes.</summary>
    static readonly Regex OnlyMarkdown = LinearTime(@"```|\*\*[^\s*][^*\n]*\*\*|^#{2,6} |\]\(|^\s*[-*] \[[ xX]\]|`[^`\n]+`");

    /// <summary>A pair of single stars is bold in Jira, and a hash begins a numbered line; in Markdown: italics and a heading.</summary>
    static readonly Regex MaybeJira = LinearTime(@"(?:^|[\s(])\*[^\s*](?:[^*\n]*[^\s*])?\*(?:$|[\s.,;:!?)])|^# .*\n# ");

    public static bool IsJira(string text)
    {
        var (jira, markdown) = (OnlyJira.Count(text), OnlyMarkdown.Count(text));
        return jira > markdown || (markdown == 0 && MaybeJira.IsMatch(text));
    }

    public static string ToMarkdown(string text)
    {
        var markdown = new StringBuilder(text.Length * 2);
        var marks = Code.Matches(text);
        var at = 0;
        for (var i = 0; i + 1 < marks.Count; i += 2)
        {
            AppendLines(markdown, text[at..marks[i].Index]);
            AppendCode(markdown, text[(marks[i].Index + marks[i].Length)..marks[i + 1].Index]);
            at = marks[i + 1].Index + marks[i + 1].Length;
        }
        AppendLines(markdown, text[at..]);
        return markdown.ToString();
    }

    static void AppendCode(StringBuilder markdown, string code)
    {
        var fence = new string('`', Math.Max(3, LongestRun(code, '`') + 1));
        markdown.Append("\n\n").Append(fence).Append('\n').Append(code.Trim('\n')).Append('\n').Append(fence).Append("\n\n");
    }

    static void AppendLines(StringBuilder markdown, string text)
    {
        var (depth, isQuoted) = (0, false);
        foreach (var line in text.Split('\n'))
        {
            var content = line.Trim();
            if (content.Contains("{quote}", StringComparison.Ordinal))
            {
                isQuoted = !isQuoted;
                content = content.Replace("{quote}", "", StringComparison.Ordinal);
                markdown.Append('\n');
            }
            var item = Item.Match(content);
            if (depth > 0 && !item.Success) markdown.Append('\n');
            depth = item.Success ? Math.Min(depth + 1, item.Value.Trim().Length) : 0;
            markdown.Append(isQuoted ? "> " : "").Append(LineOf(content, item, depth)).Append('\n');
        }
    }

    static string LineOf(string line, Match item, int depth)
    {
        if (Rule.IsMatch(line)) return "\n---\n";
        if (Heading.Match(line) is { Success: true } heading) return $"\n### {JiraInline.Convert(line[heading.Length..])}\n";
        if (line.StartsWith("bq. ", StringComparison.Ordinal)) return $"\n> {JiraInline.Convert(line[4..])}\n";
        if (!item.Success) return JiraInline.Convert(line);
        var mark = item.Value.TrimEnd().EndsWith('#') ? "1. " : "- ";
        return $"{new string(' ', 4 * (depth - 1))}{mark}{JiraInline.Convert(line[item.Length..])}";
    }

    static int LongestRun(string text, char c)
    {
        var (longest, run) = (0, 0);
        foreach (var each in text)
        {
            run = each == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <summary>A pattern that takes linear time for every text, because a text may be hostile.</summary>
    static Regex LinearTime(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant);
}

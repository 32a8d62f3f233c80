using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer.Stories;

/// <summary>Converts the HTML description of a tracker to plain text. The result is never shown as HTML.</summary>
static class HtmlText
{
    const string Inline = "a|abbr|b|code|em|font|i|img|ins|kbd|mark|s|small|span|strong|strike|style|sub|sup|tbody|td|tfoot|th|thead|u";
    const string Block = "article|blockquote|body|dd|details|div|dl|dt|h[1-6]|head|hr|html|ol|p|pre|section|summary|table|tr|ul";
    const string TagEnd = @"(?:\s[^<>]*)?/?>";

    static readonly Regex KnownTag = LinearTime($"</?(?:{Inline}|{Block}|li|br){TagEnd}");
    static readonly Regex FirstTag = LinearTime($@"^\s*(?:<!--[^<>]*-->\s*)?<(?:{Block}|b|em|font|i|span|strong|u){TagEnd}");
    static readonly Regex Invisible = LinearTime(@"<style[^>]*>[\s\S]*?</style\s*>|<script[^>]*>[\s\S]*?</script\s*>|<!--[\s\S]*?-->");
    static readonly Regex QuotedCode = LinearTime(
        @"```[\s\S]*?```|`[^`\n]+`|\{code[^{}]*\}[\s\S]*?\{code\}|\{noformat\}[\s\S]*?\{noformat\}");
    static readonly Regex Preformatted = LinearTime($"<pre{TagEnd}");
    static readonly Regex WhiteSpace = LinearTime(@"\s+");
    static readonly Regex ListItem = LinearTime($"<li{TagEnd}");
    static readonly Regex LineBreak = LinearTime($"<br{TagEnd}");
    static readonly Regex BlockTag = LinearTime($"</?(?:{Block}|li){TagEnd}");
    static readonly Regex BlockEdges = LinearTime($"{BlockEdge}(?: *{BlockEdge})*");
    static readonly Regex EmptyLines = LinearTime(@"\n{3,}");

    /// <summary>Marks the start or end of a block. Several of them in a row become one line break.</summary>
    const char BlockEdge = '\u0001';

    /// <summary>
    /// The text as it reads. HTML that begins with a tag is HTML as a whole. Elsewhere tags stand in a text with lines of its own, which
    /// keeps them, and its code: stories quote tags.
    /// </summary>
    public static string Read(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return text;
        if (FirstTag.IsMatch(text)) return ToPlainText(text);
        if (!KnownTag.IsMatch(QuotedCode.Replace(text, ""))) return text;
        var code = QuotedCode.Matches(text);
        var start = 0;
        StringBuilder read = new();
        foreach (Match quote in code)
        {
            read.Append(WithoutTags(text[start..quote.Index])).Append(quote.Value);
            start = quote.Index + quote.Length;
        }
        return read.Append(WithoutTags(text[start..])).ToString().Trim();
    }

    public static string ToPlainText(string html)
    {
        var text = Invisible.Replace(html, "");
        if (!Preformatted.IsMatch(text)) text = WhiteSpace.Replace(text, " ");
        return Tidied(WithoutTags(text));
    }

    static string WithoutTags(string text)
    {
        text = ListItem.Replace(text, $"{BlockEdge}- ");
        text = BlockTag.Replace(text, $"{BlockEdge}");
        text = LineBreak.Replace(text, "\n");
        text = KnownTag.Replace(text, "");
        text = BlockEdges.Replace(text, "\n");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
    }

    static string Tidied(string text) =>
        EmptyLines.Replace(string.Join('\n', text.Split('\n').Select(line => line.Trim())), "\n\n").Trim();

    /// <summary>A pattern that takes linear time for every text, because a file may be hostile.</summary>
    static Regex LinearTime(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}

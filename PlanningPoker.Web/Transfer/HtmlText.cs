using System.Net;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer;

/// <summary>Converts the HTML description of a tracker to plain text. The result is never shown as HTML.</summary>
static class HtmlText
{
    const string Inline = "a|b|code|em|font|i|img|s|span|strong|style|tbody|td|th|thead|u";
    const string Block = "blockquote|div|h[1-6]|hr|ol|p|pre|table|tr|ul";
    const string TagEnd = @"(?:\s[^<>]*)?/?>";

    static readonly Regex KnownTag = LinearTime($"</?(?:{Inline}|{Block}|li|br){TagEnd}");
    static readonly Regex Invisible = LinearTime(@"<style[^>]*>[\s\S]*?</style\s*>|<script[^>]*>[\s\S]*?</script\s*>|<!--[\s\S]*?-->");
    static readonly Regex Preformatted = LinearTime($"<pre{TagEnd}");
    static readonly Regex WhiteSpace = LinearTime(@"\s+");
    static readonly Regex ListItem = LinearTime($"<li{TagEnd}");
    static readonly Regex LineBreak = LinearTime($"<br{TagEnd}");
    static readonly Regex BlockTag = LinearTime($"</?(?:{Block}|li){TagEnd}");
    static readonly Regex BlockEdges = LinearTime($"{BlockEdge}(?: *{BlockEdge})*");
    static readonly Regex AnyTag = LinearTime(@"</?[a-z][^<>]*>");
    static readonly Regex EmptyLines = LinearTime(@"\n{3,}");

    /// <summary>Marks the start or end of a block. Several of them in a row become one line break.</summary>
    const char BlockEdge = '\u0001';

    public static bool IsHtml(string text) => KnownTag.IsMatch(text);

    public static string ToPlainText(string html)
    {
        var text = Invisible.Replace(html, "");
        if (!Preformatted.IsMatch(text)) text = WhiteSpace.Replace(text, " ");
        text = ListItem.Replace(text, $"{BlockEdge}- ");
        text = BlockTag.Replace(text, $"{BlockEdge}");
        text = LineBreak.Replace(text, "\n");
        text = AnyTag.Replace(text, "");
        text = BlockEdges.Replace(text, "\n");
        text = WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
        return EmptyLines.Replace(string.Join('\n', text.Split('\n').Select(line => line.Trim())), "\n\n").Trim();
    }

    /// <summary>A pattern that takes linear time for every text, because a file may be hostile.</summary>
    static Regex LinearTime(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}

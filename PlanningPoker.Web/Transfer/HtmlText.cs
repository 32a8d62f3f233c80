using System.Net;
using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer;

/// <summary>The plain text of a description that a tracker wrote as HTML. Nobody is ever shown it as markup.</summary>
static class Html
{
    const string Inline = "a|b|code|em|font|i|img|s|span|strong|style|tbody|td|th|thead|u";
    const string Block = "blockquote|div|h[1-6]|hr|ol|p|pre|table|tr|ul";
    const string Inside = @"(?:\s[^<>]*)?/?>";

    static readonly Regex Tag = Linear($"</?(?:{Inline}|{Block}|li|br){Inside}");
    static readonly Regex Unseen = Linear(@"<style[^>]*>[\s\S]*?</style\s*>|<script[^>]*>[\s\S]*?</script\s*>|<!--[\s\S]*?-->");
    static readonly Regex Preformatted = Linear($"<pre{Inside}");
    static readonly Regex Space = Linear(@"\s+");
    static readonly Regex Item = Linear($"<li{Inside}");
    static readonly Regex Break = Linear($"<br{Inside}");
    static readonly Regex Edge = Linear($"</?(?:{Block}|li){Inside}");
    static readonly Regex Edges = Linear($"{BlockEdge}(?: *{BlockEdge})*");
    static readonly Regex AnyTag = Linear(@"</?[a-z][^<>]*>");
    static readonly Regex EmptyLines = Linear(@"\n{3,}");

    /// <summary>Stands where a block begins or ends: one line break, however many blocks meet there.</summary>
    const char BlockEdge = '\u0001';

    public static bool IsIn(string text) => Tag.IsMatch(text);

    public static string ToText(string html)
    {
        var text = Unseen.Replace(html, "");
        if (!Preformatted.IsMatch(text)) text = Space.Replace(text, " ");
        text = Item.Replace(text, $"{BlockEdge}- ");
        text = Edge.Replace(text, $"{BlockEdge}");
        text = Break.Replace(text, "\n");
        text = AnyTag.Replace(text, "");
        text = Edges.Replace(text, "\n");
        text = WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
        return EmptyLines.Replace(string.Join('\n', text.Split('\n').Select(line => line.Trim())), "\n\n").Trim();
    }

    /// <summary>A file is hostile until read: matching takes time in proportion to the text, whatever stands in it.</summary>
    static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}

using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>
/// Finds what a page in the pseudo-language says without having looked it up: letters outside the language's brackets, in text and in
/// attributes that people read or hear. What somebody typed, keys and codes are no words.
/// </summary>
sealed class BareWords
{
    static readonly string[] Read =
    [
        "aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt",
        "data-busy", "data-done", "data-waiting", "data-announce", "data-you-text", "data-away-text",
    ];

    static readonly HashSet<string> Names = ["CSV", "JSON", "Markdown", "K7QF-92MX-4TRA"];

    readonly IReadOnlySet<string> typed;
    readonly List<string> found = [];
    int depth;

    BareWords(IReadOnlySet<string> typed) => this.typed = typed;

    /// <param name="html">A page or a fragment.</param>
    /// <param name="typed">What people typed, each text as it is shown.</param>
    public static IReadOnlyList<string> In(string html, IReadOnlySet<string> typed)
    {
        var words = new BareWords(typed);
        words.Look(new HtmlParser().ParseDocument(html).DocumentElement);
        return words.found;
    }

    /// <summary>The same of a text without markup.</summary>
    public static IReadOnlyList<string> InText(string text, IReadOnlySet<string> typed)
    {
        var words = new BareWords(typed);
        words.Look(text, null);
        return words.found;
    }

    void Look(INode node)
    {
        switch (node)
        {
            case IText text when node.ParentElement is not { LocalName: "script" or "style" or "kbd" }:
                Look(text.Data, text.ParentElement);
                return;
            case IHtmlTemplateElement template:
                Look(template.Content);
                break;
            case IElement element:
                foreach (var name in Read)
                    if (element.GetAttribute(name) is { } value) LookWhole(value, element);
                if (element.GetAttribute("data-texts") is { } texts)
                    foreach (var text in TextsIn(JsonNode.Parse(texts)!)) LookWhole(text, element);
                break;
        }
        foreach (var child in node.ChildNodes) Look(child);
    }

    static IEnumerable<string> TextsIn(JsonNode json) =>
        json is JsonObject group ? group.SelectMany(member => TextsIn(member.Value!)) : [json.GetValue<string>()];

    /// <summary>A text may begin in one node and end in another, with an element between.</summary>
    void Look(string text, IElement? where)
    {
        var outside = new StringBuilder();
        foreach (var c in text + '\0')
        {
            if (depth == 0 && c is not PseudoLanguage.Start and not '\0') outside.Append(c);
            else
            {
                Check(outside.ToString(), where);
                outside.Clear();
            }
            depth += c switch { PseudoLanguage.Start => 1, PseudoLanguage.End => -1, _ => 0 };
        }
    }

    void LookWhole(string value, IElement where)
    {
        var around = depth;
        depth = 0;
        Look(value, where);
        depth = around;
    }

    void Check(string text, IElement? where)
    {
        var word = text.Trim('\u202C', '\u202E', ' ', '\n', '\r', '\t', '·', ',', '…');
        if (word.Any(char.IsLetter) && !typed.Contains(word) && !Names.Contains(word))
            found.Add($"{word} in <{where?.LocalName} class=\"{where?.ClassName}\">");
    }
}

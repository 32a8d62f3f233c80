using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>
/// Finds text that was not translated on a page in the pseudo-language: letters outside the language's brackets, in text nodes and in
/// attributes that people read or hear. Texts that people typed, keys and codes need no translation.
/// </summary>
sealed class UntranslatedText
{
    static readonly string[] TextAttributes =
    [
        "aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt",
        "data-busy", "data-done", "data-waiting", "data-announce", "data-you-text", "data-away-text",
    ];

    /// <summary>What is the same in every language, the cards of the decks among it.</summary>
    static readonly HashSet<string> Names =
    [
        "CSV", "JSON", "Markdown", "K7QF-92MX-4TRA", "Jira", "Azure DevOps", "GitHub", "GitLab", "Linear",
        .. Deck.Named.SelectMany(deck => deck.Cards.Select(card => card.Face)), .. Deck.Named.Select(TableTexts.FacesOf),
        .. Languages.All.Select(language => language.OwnName),
    ];

    readonly IReadOnlySet<string> typed;
    readonly List<string> found = [];
    int depth;

    UntranslatedText(IReadOnlySet<string> typed) => this.typed = typed;

    /// <param name="html">A page or a fragment.</param>
    /// <param name="typed">The texts that people typed, as they are shown.</param>
    public static IReadOnlyList<string> In(string html, IReadOnlySet<string> typed)
    {
        var search = new UntranslatedText(typed);
        search.Visit(new HtmlParser().ParseDocument(html).DocumentElement);
        return search.found;
    }

    /// <summary>Finds untranslated parts of a text without markup.</summary>
    public static IReadOnlyList<string> InText(string text, IReadOnlySet<string> typed)
    {
        var search = new UntranslatedText(typed);
        search.Visit(text, null);
        return search.found;
    }

    void Visit(INode node)
    {
        switch (node)
        {
            case IText text when node.ParentElement is not { LocalName: "script" or "style" or "kbd" }:
                Visit(text.Data, text.ParentElement);
                return;
            case IHtmlTemplateElement template:
                Visit(template.Content);
                break;
            case IElement element:
                foreach (var name in TextAttributes)
                    if (element.GetAttribute(name) is { } value) VisitWhole(value, element);
                if (element.GetAttribute("data-texts") is { } texts)
                    foreach (var text in TextsIn(JsonNode.Parse(texts)!)) VisitWhole(text, element);
                break;
        }
        foreach (var child in node.ChildNodes) Visit(child);
    }

    static IEnumerable<string> TextsIn(JsonNode json) =>
        json is JsonObject group ? group.SelectMany(member => TextsIn(member.Value!)) : [json.GetValue<string>()];

    /// <summary>A translated text may begin in one node and end in another, so the depth of its brackets is kept between nodes.</summary>
    void Visit(string text, IElement? element)
    {
        var outside = new StringBuilder();
        foreach (var c in text + '\0')
        {
            if (depth == 0 && c is not PseudoLanguage.Start and not '\0') outside.Append(c);
            else
            {
                Check(outside.ToString(), element);
                outside.Clear();
            }
            depth += c switch { PseudoLanguage.Start => 1, PseudoLanguage.End => -1, _ => 0 };
        }
    }

    void VisitWhole(string value, IElement element)
    {
        var outerDepth = depth;
        depth = 0;
        Visit(value, element);
        depth = outerDepth;
    }

    void Check(string text, IElement? element)
    {
        var word = text.Trim('\u202C', '\u202E', ' ', '\n', '\r', '\t', '·', ',', '…');
        if (word.Any(char.IsLetter) && !typed.Contains(word) && !Names.Contains(word))
            found.Add($"{word} in <{element?.LocalName} class=\"{element?.ClassName}\">");
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Core.Properties;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Tests.Rendering;

/// <summary>
/// A morph leaves the attributes that the layout names, since scripts or the browser set them. So no template may change one of them on an
/// element that stays: the change would never arrive.
/// </summary>
public partial class MorphIgnoreTests
{
    static readonly MyParts MyRegions = MyParts.All;
    static readonly string[] Ignored = ReadIgnored();

    readonly PatchRenderer renderer = new(HtmlEncoder.Create(UnicodeRanges.All));
    readonly HtmlParser parser = new();

    [Fact]
    public void What_a_morph_leaves_alone_is_the_same_in_every_state_of_an_element() => RandomGame.Check(20, steps =>
    {
        Dictionary<string, string> seen = [];
        foreach (var session in RandomGame.Play(steps).Select(step => step.After))
            foreach (var element in Load(session).QuerySelectorAll("body *"))
                foreach (var name in NamesOf(element))
                    AssertSame(seen, $"{PathOf(element)} {name}", element.GetAttribute(name) ?? "none");
    });

    /// <summary>An element without an id may become any other of its kind in the same place.</summary>
    static string PathOf(IElement element) => element.Id is { Length: > 0 } id
        ? $"#{id}"
        : $"{(element.ParentElement is { } parent ? PathOf(parent) : "")} {element.LocalName}";

    static IEnumerable<string> NamesOf(IElement element) =>
        Ignored.Concat(element.Attributes.Select(attribute => attribute.Name).Where(IsIgnored)).Distinct();

    static bool IsIgnored(string name) => Ignored.Any(ignored => name.StartsWith(ignored, StringComparison.Ordinal));

    static void AssertSame(Dictionary<string, string> seen, string attribute, string value)
    {
        if (!seen.TryAdd(attribute, value)) Assert.True(seen[attribute] == value, $"{attribute}: {seen[attribute]}, then {value}");
    }

    IHtmlDocument Load(PokerSession session)
    {
        IEnumerable<Fragment> regions = TablePatch.Whole(PublicView.Of(session));
        if (session.Seated.FirstOrDefault() is { } player) regions = regions.Concat(Regions.Of(MyView.Of(session, player), MyRegions));
        return parser.ParseDocument(Encoding.UTF8.GetString(renderer.RenderAsync([.. regions]).GetAwaiter().GetResult().Span));
    }

    static string[] ReadIgnored()
    {
        var list = List().Match(RepositoryFiles.Read("PlanningPoker.Web/Pages/Shared/_Layout.cshtml")).Groups[1].Value;
        return [.. list.Split(',').Select(name => name.Trim('"'))];
    }

    [GeneratedRegex("""
        "morphIgnore":\[([^\]]+)\]
        """)]
    private static partial Regex List();
}

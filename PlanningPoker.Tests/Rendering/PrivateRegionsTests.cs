using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Core.Properties;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering;

/// <summary>A player is sent only those of the private regions that differ; the rest of the page must be right without them.</summary>
public class PrivateRegionsTests
{
    static readonly MyParts Everything = MyParts.All;

    readonly PatchRenderer renderer = new(EscapedText.Encoder);
    readonly HtmlParser parser = new();

    [Fact]
    public void A_page_that_gets_what_differs_equals_one_that_is_loaded() => RandomGame.Check(40, steps =>
    {
        foreach (var step in RandomGame.Play(steps))
            foreach (var player in step.Before.State.Seated)
                if (step.After.Seated.FirstOrDefault(each => each.Id == player.Id) is { } later)
                    AssertFits(MyView.Of(step.Before.State, player), MyView.Of(step.After, later));
    });

    void AssertFits(MyView before, MyView after)
    {
        using var page = Load(before);
        foreach (var fragment in Regions.Of(after, after.DifferenceFrom(before)))
            page.QuerySelector($"#{fragment.Target}:not(hx-partial)")!.OuterHtml = Load([fragment]).QuerySelector("hx-partial")!.InnerHtml;
        using var expected = Load(after);
        Assert.Equal(Shown(expected), Shown(page));
    }

    IHtmlDocument Load(MyView view) => Load(Regions.Of(view, Everything));

    IHtmlDocument Load(IEnumerable<Fragment> regions) =>
        parser.ParseDocument(Encoding.UTF8.GetString(renderer.RenderAsync(regions).GetAwaiter().GetResult().Span));

    /// <summary>The page, without what its script sets on the cards from the vote beside them (<c>showSaved</c> in hand.js).</summary>
    static string Shown(IHtmlDocument page)
    {
        foreach (var card in page.QuerySelectorAll(".hand-card"))
        {
            card.RemoveAttribute("aria-pressed");
            card.RemoveAttribute("aria-disabled");
        }
        foreach (var button in page.QuerySelectorAll("[data-my-card]")) button.RemoveAttribute("value");
        return page.Body!.InnerHtml.Replace("<", "\n<", StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Core.Properties;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Tests.Rendering;

public partial class BacklogPatchTests
{
    readonly PatchRenderer renderer = new(HtmlEncoder.Create(UnicodeRanges.All));
    readonly HtmlParser parser = new();

    [Fact]
    public void A_page_that_applies_every_patch_shows_the_same_backlog_as_one_that_is_loaded() => RandomGame.Check(40, steps =>
    {
        IHtmlDocument? page = null;
        foreach (var step in RandomGame.Play(steps))
        {
            page ??= Load(step.Before.State);
            if (step.Outcome.Event is not { } changed) continue;
            Apply(page, [new(step.Before.State, step.After, changed)]);
            Assert.Equal(Backlog(Load(step.After)), Backlog(page));
        }
    });

    [Fact]
    public void A_moved_or_parked_story_takes_its_row_alone()
    {
        var session = TestSession.Of("Ann").WithStories("a", "b", "c", "d");
        Assert.Equal(["delete row-d", "afterend row-a"], Patch(session, new MoveStory(TestSession.Story("d"), 1)));
        Assert.Equal(
            [
                "delete row-b", "afterbegin parked-list", "outerMorph head-next", "outerMorph head-parked", "outerMorph stories-pace",
                "outerMorph undo",
            ],
            Patch(session, new ParkStories(TestSession.Story("b"))));
    }

    [Fact]
    public void A_long_import_sends_the_list()
    {
        var session = TestSession.Of("Ann").WithStories("a");
        Assert.Contains("outerMorph stories", Patch(session, SampleImport.Of(100)));
    }

    static string[] Patch(TestSession session, Command command)
    {
        var outcome = session.Try("Ann", command);
        return [.. TablePatch.Of([new(session.State, outcome.Session, outcome.Event!)])
            .Where(fragment => fragment.Target != Regions.Notifications)
            .Select(fragment => $"{char.ToLowerInvariant($"{fragment.Swap}"[0])}{$"{fragment.Swap}"[1..]}"
                .Replace("Begin", "begin", StringComparison.Ordinal).Replace("End", "end", StringComparison.Ordinal)
                + $" {fragment.Target}")];
    }

    IHtmlDocument Load(PokerSession session) => parser.ParseDocument(Html([Regions.Stories.Replace(PublicView.Of(session))]));

    void Apply(IHtmlDocument page, IReadOnlyList<SessionChange> changes)
    {
        // As htmx does: it finds all targets before it changes anything.
        var parts = parser.ParseDocument(Html(TablePatch.Of(changes))).QuerySelectorAll("hx-partial")
            .Select(part => (part, TargetOf(part, page))).ToList();
        foreach (var (part, target) in parts)
        {
            if (target is null) continue;
            switch (part.GetAttribute("hx-swap"))
            {
                case null: target.OuterHtml = part.InnerHtml; break;
                case "afterbegin": target.Insert(AdjacentPosition.AfterBegin, part.InnerHtml); break;
                case "afterend": target.Insert(AdjacentPosition.AfterEnd, part.InnerHtml); break;
                case "delete": target.Remove(); break;
                case var unknown: throw new InvalidOperationException($"No page knows the swap {unknown}.");
            }
        }
    }

    static IElement? TargetOf(IElement part, IHtmlDocument page) =>
        page.GetElementById(part.GetAttribute("id") ?? part.GetAttribute("hx-target")!.TrimStart('#'));

    string Html(IReadOnlyList<Fragment> patch) => Encoding.UTF8.GetString(renderer.RenderAsync(patch).GetAwaiter().GetResult().Span);

    static string Backlog(IHtmlDocument page) => Space().Replace(page.GetElementById("stories")!.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

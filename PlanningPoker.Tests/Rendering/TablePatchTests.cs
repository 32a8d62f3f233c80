using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Core.Properties;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering;

/// <summary>The patch of one change or of several makes a page equal to one that is loaded, every attribute included.</summary>
public partial class TablePatchTests
{
    readonly PatchRenderer renderer = new(EscapedText.Encoder);
    readonly HtmlParser parser = new();

    [Fact]
    public void A_page_that_applies_a_patch_equals_one_that_is_loaded() => RandomGame.Check(40, steps =>
    {
        foreach (var change in ChangesOf(steps)) AssertFits([change], change.Before);
    });

    [Fact]
    public void The_patch_of_joined_changes_fits_every_version_that_it_covers() => RandomGame.Check(40, steps =>
    {
        List<SessionChange> joined = [];
        foreach (var change in ChangesOf(steps))
        {
            if (joined.Count == 8 || !TablePatch.MayJoin(change)) joined.Clear();
            if (!TablePatch.MayJoin(change)) continue;
            joined.Add(change);
            foreach (var seen in joined) AssertFits(joined, seen.Before);
        }
    });

    [Fact]
    public void The_offer_of_the_controls_has_the_new_name_of_its_player()
    {
        var session = TestSession.Of("Ann", "Bob").Offered("Bob");
        var renamed = session.Try("Bob", new UpdatePlayer(TestSession.Id("Bob"), "Robert"));
        AssertFits([new(session.State, renamed.Session, renamed.Event!)], session.State);
    }

    [Fact]
    public void A_change_of_what_the_keys_link_to_is_sent_by_itself()
    {
        var session = TestSession.Of("Ann").After("Ann", new CreateStory(null, "Sign in", "US-1"));
        var linked = session.Try("Ann", new UpdateSession(Settings: new(Tracker: "https://tracker.example/browse/{key}")));
        Assert.False(TablePatch.MayJoin(new(session.State, linked.Session, linked.Event!)));
    }

    static IEnumerable<SessionChange> ChangesOf(GameStep[] steps) =>
        from step in RandomGame.Play(steps)
        where step.Outcome.Event is not null and not SessionDeleted
        select new SessionChange(step.Before.State, step.After, step.Outcome.Event!);

    void AssertFits(IReadOnlyList<SessionChange> changes, PokerSession shown)
    {
        using var page = Load(shown);
        Apply(page, changes);
        using var expected = Load(changes[^1].After);
        Assert.Equal(Table(expected), Table(page));
    }

    IHtmlDocument Load(PokerSession session) => parser.ParseDocument(Html(TablePatch.Whole(PublicView.Of(session))));

    void Apply(IHtmlDocument page, IReadOnlyList<SessionChange> changes)
    {
        var patch = TablePatch.Of(changes).Where(fragment => fragment.Target != Regions.Notifications).ToList();
        // As htmx does: it finds all targets before it changes anything.
        var targets = patch.Select(fragment => page.QuerySelector($"#{fragment.Target}:not(hx-partial)")).ToList();
        foreach (var (fragment, target) in patch.Zip(targets))
            if (target is not null) Replace(fragment, target);
    }

    void Replace(Fragment fragment, IElement target)
    {
        var html = fragment.Partial is null ? "" : parser.ParseDocument(Html([fragment])).QuerySelector("hx-partial")!.InnerHtml;
        if (fragment.Swap is Swap.OuterMorph) target.OuterHtml = html;
        else if (fragment.Swap is Swap.Delete) target.Remove();
        else target.Insert(fragment.Swap is Swap.AfterBegin ? AdjacentPosition.AfterBegin : AdjacentPosition.AfterEnd, html);
    }

    string Html(IReadOnlyList<Fragment> patch) => Encoding.UTF8.GetString(renderer.RenderAsync(patch).GetAwaiter().GetResult().Span);

    /// <summary>The whole table, a line for each element, so that a failure shows the one that differs.</summary>
    static string Table(IHtmlDocument page) => Space().Replace(page.Body!.InnerHtml, "").Replace("<", "\n<", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+(?=<|$)")]
    private static partial Regex Space();
}

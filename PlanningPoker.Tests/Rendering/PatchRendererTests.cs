using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering;

public class PatchRendererTests
{
    readonly PatchRenderer renderer = new(HtmlEncoder.Create(UnicodeRanges.All));

    [Fact]
    public async Task There_is_no_white_space_between_fragments_or_around_a_partial()
    {
        var session = TestSession.Of("Ann", "Bob").WithStories("a", "b").Voted(("Ann", "5")).Revealed();

        var table = await renderer.TableAsync(session.View);
        var mine = await renderer.PrivateRegionsAsync(MyView.Of(session.State, session["Ann"]), MyParts.All);
        var html = Text(table) + Text(mine);

        Assert.DoesNotMatch(@"\s</hx-partial>|<hx-partial[^>]*>\s|</hx-partial>\s", html);
    }

    [Fact]
    public async Task A_text_longer_than_a_buffer_is_rendered_completely()
    {
        var longText = string.Concat(Enumerable.Repeat("Zoë ☕ ", 20_000));

        var html = Text(await renderer.RenderAsync([Regions.Toast.AppendTo(Regions.Notifications, new ToastView(longText))]));

        Assert.Contains(longText, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_people_typed_is_encoded()
    {
        var session = TestSession.Of("<b>Ann</b>").After("<b>Ann</b>", new UpdateSession("\"><script>"));

        var html = Text(await renderer.TableAsync(session.View));

        Assert.Contains("&lt;b&gt;Ann&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_breaks_of_partials_are_spaces_and_those_that_people_typed_stay()
    {
        var session = TestSession.Of("Ann").After("Ann", new CreateStory("a", "A", Description: "```\nfirst\n  second\n```")).Started("a");

        var html = Text(await renderer.TableAsync(session.View));

        Assert.Contains("first&#xA;  second", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\r\n]|>  ", html);
    }

    static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}

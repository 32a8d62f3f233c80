using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary>The search of the stories page, which works as a form too.</summary>
public class StorySearchPageTests(TestServer server)
{
    [Fact]
    public async Task A_long_backlog_offers_a_search_and_a_short_one_does_not()
    {
        Assert.NotNull((await PageAsync(await OpenAsync(19), "")).QuerySelector("#search[hidden]"));
        Assert.Null((await PageAsync(await OpenAsync(20), "")).QuerySelector("#search[hidden]"));
    }

    [Fact]
    public async Task A_search_shows_the_stories_that_match_and_how_many_they_are()
    {
        var page = await PageAsync(await OpenAsync(130), "?q=us-12");

        Assert.Equal(Enumerable.Range(120, 10).Prepend(12).Select(i => $"Story {i}"),
            page.QuerySelectorAll(".story-row-title").Select(title => title.TextContent));
        Assert.Equal("11 of 130 stories match", page.QuerySelector("#search-count")!.TextContent.Trim());
        Assert.Equal("us-12", ((IHtmlInputElement)page.QuerySelector("#q")!).Value);
    }

    [Fact]
    public async Task More_rows_of_a_search_are_those_that_match()
    {
        var session = await OpenAsync(130);
        var page = await PageAsync(session, "?q=1+story");
        var more = page.QuerySelector("#more-next a")!.GetAttribute("href")!;

        var titles = (await PageAsync(session, more[more.IndexOf('?', StringComparison.Ordinal)..])).QuerySelectorAll(".story-row-title");
        Assert.NotEmpty(titles);
        Assert.All(titles, title => Assert.Contains('1', title.TextContent));
    }

    [Fact]
    public async Task What_matches_nothing_and_what_is_no_text_show_no_story_and_no_error()
    {
        var session = await OpenAsync(20);
        Assert.Empty((await PageAsync(session, "?q=%00%EF%BF%BF&group=Next&after=nothing")).QuerySelectorAll(".story-row"));
        Assert.Equal("0 of 20 stories match",
            (await PageAsync(session, $"?q={new string('x', 3000)}")).QuerySelector("#search-count")!.TextContent.Trim());
    }

    async Task<ServerSession> OpenAsync(int stories)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new ImportStories(
            [.. Enumerable.Range(1, stories).Select(i => new ImportRow(i, new($"US-{i}: Story {i}")))]));
        return session;
    }

    async Task<IHtmlDocument> PageAsync(ServerSession session, string query)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/stories{query}", session.Host);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));
    }
}

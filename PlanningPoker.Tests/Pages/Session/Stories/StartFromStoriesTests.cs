using System.Net;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary><em>Start</em> in a row of the backlog.</summary>
public sealed class StartFromStoriesTests(TestServer server)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_the_stories_page_it_leads_to_the_table(bool isHtmx)
    {
        var session = await OpenAsync();
        using var response = await StartAsync(session, "stories", isHtmx);

        var (status, header) = isHtmx ? (HttpStatusCode.NoContent, "HX-Redirect") : (HttpStatusCode.SeeOther, "Location");
        Assert.Equal(status, response.StatusCode);
        Assert.Equal($"/s/{session.Code}", Assert.Single(response.Headers.GetValues(header)));
        Assert.Equal("second", (string)(await session.SnapshotAsync())["story"]!["storyId"]!);
    }

    [Fact]
    public async Task At_the_table_it_stays_there()
    {
        var session = await OpenAsync();
        using var response = await StartAsync(session, "", isHtmx: true);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/stories")]
    public async Task The_row_of_the_story_on_the_table_has_none_since_it_would_throw_its_round_away(string page)
    {
        var session = await OpenAsync();
        await session.RunAsync(session.Host, new StartStory(new("first")));
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}{page}", session.Host);
        var rows = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));

        Assert.Null(rows.QuerySelector("#row-first [formaction$='/start']"));
        Assert.NotNull(rows.QuerySelector("#row-second [formaction$='/start']"));
    }

    async Task<HttpResponseMessage> StartAsync(ServerSession session, string page, bool isHtmx)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/start")
        {
            Content = new FormUrlEncodedContent([new("storyId", "second"), new("to", page)]),
        };
        session.Host.SignAsBrowser(request);
        if (isHtmx) request.Headers.Add("HX-Request", "true");
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }

    async Task<ServerSession> OpenAsync()
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var id in (string[])["first", "second"]) await session.RunAsync(session.Host, new CreateStory(id, $"The {id} story"));
        return session;
    }
}

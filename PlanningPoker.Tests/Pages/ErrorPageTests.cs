using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>The page of an address that leads nowhere speaks to what was asked, and shows the way on.</summary>
public sealed class ErrorPageTests(TestServer server)
{
    [Theory]
    [InlineData("?ended=", "A host deleted it for everyone")]
    [InlineData("?ended=sessionUnused", "Nobody had used it for a long time")]
    [InlineData("", "Please check the code")]
    public async Task A_deleted_session_says_why_it_is_gone(string query, string text)
    {
        using var response = await server.Http.GetAsync($"/s/{SessionCode.New()}{query}", TestTimeout.Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(text, await response.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/s/K7QF-92MX-4TRA", "No session has this code", "", true)]
    [InlineData("/s/K7QF-92MX-4TRA/stories", "No session has this code", "", true)]
    [InlineData("/s/K7QF-92MX-4TRA?ended=", "A host deleted it for everyone", null, true)]
    [InlineData("/s/K7QF", "No session has this code", "", true)]
    [InlineData("/s?code=what%20is%20%3Cb%3E", "This is no session code", "what is <b>", false)]
    [InlineData("/s", "There is nothing at this address", "", false)]
    [InlineData("/nothing/here", "There is nothing at this address", "", false)]
    public async Task A_page_that_is_not_found_says_what_was_asked_for(string path, string text, string? typed, bool isForgotten)
    {
        var page = await FindNothingAsync(path);

        Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, ((IHtmlInputElement?)page.QuerySelector("#code"))?.Value);
        Assert.Equal(isForgotten, page.QuerySelector("[data-forget]") is not null);
        Assert.NotNull(page.QuerySelector("a[href='./']"));
    }

    [Fact]
    public async Task A_page_that_a_session_does_not_have_leads_back_to_its_table()
    {
        var session = await ServerSession.OpenAsync(server);

        var page = await FindNothingAsync($"/s/{session.Code}/nothing");

        Assert.Contains("it has no such page", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a.button[href='s/{session.Code}']"));
        Assert.Null(page.QuerySelector("#code"));
        Assert.Null(page.QuerySelector("[data-forget]"));
    }

    async Task<IHtmlDocument> FindNothingAsync(string path)
    {
        using var response = await server.Http.GetAsync(path, TestTimeout.Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestTimeout.Token), TestTimeout.Token);
    }

    [Fact]
    public async Task Open_pages_and_scripts_are_told_that_the_system_deleted_an_unused_session()
    {
        var session = await ServerSession.OpenAsync(server);
        await using var page = await session.OpenPageStreamAsync(session.Host);
        await page.ReadUntilAsync("me:changed");

        var sessions = (Sessions)server.Services.GetService(typeof(Sessions))!;
        var expiry = new DeleteUnusedSession(DateTimeOffset.MaxValue, TimeSpan.Zero);
        for (var i = 0; i < 2; i++) await sessions.RunAsync(session.Id, expiry, TestTimeout.Token);

        Assert.Equal("""{"code":"no_session","cause":"sessionUnused"}""", (await page.ReadUntilAsync("live:gone")).Data);
        Assert.Equal(HttpStatusCode.NotFound, (await session.SendAsync(HttpMethod.Get, "")).StatusCode);
    }
}

using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>The page of a deleted session says why it is gone, as far as its open pages were told.</summary>
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

    [Fact]
    public async Task Open_pages_and_scripts_are_told_that_the_system_deleted_an_unused_session()
    {
        var session = await ServerSession.OpenAsync(server);
        await using var page = await session.OpenPageStreamAsync(session.Host);
        await page.ReadUntilAsync("me:changed");

        var sessions = (Sessions)server.Services.GetService(typeof(Sessions))!;
        await sessions.RunAsync(session.Id, new DeleteUnusedSession(DateTimeOffset.MaxValue), TestTimeout.Token);

        Assert.Equal("""{"code":"no_session","cause":"sessionUnused"}""", (await page.ReadUntilAsync("live:gone")).Data);
        Assert.Equal(HttpStatusCode.NotFound, (await session.SendAsync(HttpMethod.Get, "")).StatusCode);
    }
}

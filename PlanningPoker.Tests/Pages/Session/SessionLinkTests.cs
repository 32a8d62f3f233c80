using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>The session code in the address.</summary>
public sealed class SessionLinkTests(TestServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData("/stories")]
    [InlineData("/export.csv")]
    public async Task A_code_in_another_form_redirects_to_the_canonical_address(string page)
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var typed in (string[])[session.Code.ToLowerInvariant(), session.Code.Replace("-", "", StringComparison.Ordinal),
            session.Code.Replace('0', 'o').Replace('1', 'L') + "-"])
        {
            using var response = await server.Http.GetAsync($"/s/{typed}{page}", TestTimeout.Token);
            Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
            Assert.Equal($"/s/{session.Code}{page}", response.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task The_API_accepts_a_code_in_any_case()
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await server.Http.GetAsync($"/api/sessions/{session.Code.ToLowerInvariant()}", TestTimeout.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/s/{code}")]
    [InlineData("POST", "/s/{code}/vote")]
    [InlineData("GET", "/s/{code}/stories")]
    [InlineData("GET", "/s/{code}/export.json")]
    [InlineData("GET", "/s/{code}/live")]
    [InlineData("GET", "/api/sessions/{code}")]
    [InlineData("GET", "/api/sessions/{code}?since=1")]
    [InlineData("GET", "/api/sessions/{code}/events")]
    [InlineData("GET", "/api/sessions/{code}/export")]
    [InlineData("POST", "/api/sessions/{code}/reveal")]
    [InlineData("DELETE", "/api/sessions/{code}")]
    public async Task An_unknown_and_a_malformed_code_get_the_same_bytes(string method, string path)
    {
        var unknown = await AnswerAsync(method, path, "0000-0000-0000");
        Assert.StartsWith("404", unknown, StringComparison.Ordinal);
        foreach (var malformed in (string[])["0000-0000-000", "0000-0000-00000", "UUUU-UUUU-UUUU", "nonsense", "%F0%9F%98%80"])
            Assert.Equal(unknown, await AnswerAsync(method, path, malformed));
    }

    /// <summary>Without the code itself: the form of the languages leads back to the address that was asked for.</summary>
    async Task<string> AnswerAsync(string method, string path, string code)
    {
        using var request = new HttpRequestMessage(new(method), path.Replace("{code}", code, StringComparison.Ordinal));
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);
        return (await ResponseText.OfAsync(response)).Replace(code, "{code}", StringComparison.Ordinal);
    }
}

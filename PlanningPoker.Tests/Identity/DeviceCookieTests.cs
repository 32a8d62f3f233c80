using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Identity;

/// <summary>Over https the device key is in a cookie that nobody else can set; one that somebody may have set gets no new seat.</summary>
public sealed class DeviceCookieTests(TestServer server)
{
    static readonly string Planted = new('k', 43);

    [Fact]
    public async Task Over_https_a_new_browser_gets_a_host_cookie_and_over_http_a_plain_one()
    {
        var session = await ServerSession.OpenAsync(server);

        Assert.StartsWith("__Host-device=", await CookieOfAsync(session, "https", null), StringComparison.Ordinal);
        Assert.Contains("secure", await CookieOfAsync(session, "https", null), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("device=", await CookieOfAsync(session, "http", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_somebody_may_have_planted_is_not_adopted()
    {
        var session = await ServerSession.OpenAsync(server);

        var cookie = await CookieOfAsync(session, "https", $"device={Planted}");

        Assert.StartsWith("__Host-device=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_that_was_taken_with_a_plain_cookie_is_kept_over_https()
    {
        var session = await ServerSession.OpenAsync(server);
        var ann = await session.JoinAsync("Ann");

        foreach (var cookies in (string[])[$"device={ann.Token}", $"__Host-device={Planted}; device={ann.Token}"])
        {
            using var request = Request(session, "https", cookies);
            using var page = await server.Http.SendAsync(request, TestTimeout.Token);
            var text = await page.Content.ReadAsStringAsync(TestTimeout.Token);
            Assert.Contains($"data-me=\"{ann.Id.Value}\"", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ftp")]
    [InlineData("javascript")]
    [InlineData("https, gopher")]
    public async Task A_forwarded_scheme_that_is_not_of_the_web_is_ignored(string scheme)
    {
        var session = await ServerSession.OpenAsync(server);

        Assert.StartsWith("device=", await CookieOfAsync(session, scheme, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_pages_are_kept_by_no_shared_cache()
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var path in (string[])["", "/stories", "/players", "/settings", "/summary"])
        {
            using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}{path}", session.Host);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.True(page.Headers.CacheControl is { Private: true, NoCache: true, NoStore: false }, path);
            Assert.Contains("Cookie", string.Join(", ", page.Headers.Vary), StringComparison.Ordinal);
            Assert.Equal("noindex", Assert.Single(page.Headers.GetValues("X-Robots-Tag")));
        }
    }

    async Task<string> CookieOfAsync(ServerSession session, string scheme, string? cookies)
    {
        using var request = Request(session, scheme, cookies);
        using var page = await server.Http.SendAsync(request, TestTimeout.Token);
        return Assert.Single(page.Headers.GetValues("Set-Cookie"));
    }

    static HttpRequestMessage Request(ServerSession session, string scheme, string? cookies)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        if (cookies is not null) request.Headers.Add("Cookie", cookies);
        return request;
    }
}

using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>Which sites may frame the pages, and the cookies that work in such a frame.</summary>
public sealed class EmbeddingTests(TestServer server)
{
    [Fact]
    public async Task Without_the_setting_no_site_may_frame_a_page()
    {
        using var page = await server.Http.GetAsync("/", TestTimeout.Token);
        Assert.EndsWith("frame-ancestors 'none'", Policy(page), StringComparison.Ordinal);
        Assert.Equal(["DENY"], page.Headers.GetValues("X-Frame-Options"));
    }

    [Fact]
    public async Task Only_the_sites_that_are_named_may_frame_a_page()
    {
        await using var embedded = await StartAsync();
        foreach (var path in (string[])["/", "/nothing", "/health/ready"])
        {
            using var page = await embedded.Http.GetAsync(path, TestTimeout.Token);
            Assert.EndsWith(
                "; frame-ancestors https://wiki.example.com https://*.teams.microsoft.com", Policy(page), StringComparison.Ordinal);
            Assert.Contains("default-src 'none'; script-src 'self'", Policy(page), StringComparison.Ordinal);
            Assert.False(page.Headers.Contains("X-Frame-Options"));
        }
    }

    [Fact]
    public async Task Cookies_are_sent_in_a_frame_and_differ_by_the_site_that_has_it()
    {
        await using var embedded = await StartAsync();
        foreach (var cookie in await CookiesAsync(embedded, "https"))
        {
            Assert.Superset(new HashSet<string>(["samesite=none", "secure", "partitioned", "httponly"]), cookie.ToHashSet());
            Assert.DoesNotContain("samesite=lax", cookie);
        }
        Assert.All(await CookiesAsync(embedded, "http"), cookie =>
        {
            Assert.Contains("samesite=lax", cookie);
            Assert.DoesNotContain("partitioned", cookie);
        });
    }

    [Fact]
    public async Task Another_site_still_makes_a_browser_do_nothing()
    {
        await using var embedded = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = SessionForm() };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await embedded.Http.SendAsync(request, TestTimeout.Token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    static Task<TestServer> StartAsync() =>
        TestServer.StartAsync(null, ("Hosting:FrameAncestors", "https://wiki.example.com, https://*.teams.microsoft.com"));

    static string Policy(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

    /// <summary>The attributes of the cookies of a new session and of a choice of language.</summary>
    static async Task<IReadOnlyList<string[]>> CookiesAsync(TestServer server, string scheme)
    {
        var cookies = new List<string[]>();
        var forms = new (string Path, FormUrlEncodedContent Form)[]
        {
            ("/", SessionForm()), ("/language", new([new("language", "de"), new("back", "")])),
        };
        foreach (var (path, form) in forms)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
            request.Headers.Add("X-Forwarded-Proto", scheme);
            using var response = await server.Http.SendAsync(request, TestTimeout.Token);
            cookies.Add(Assert.Single(response.Headers.GetValues("Set-Cookie")).ToLowerInvariant().Split("; "));
        }
        return cookies;
    }

    static FormUrlEncodedContent SessionForm() => new([new("name", "Team"), new("hostName", "Hana")]);
}

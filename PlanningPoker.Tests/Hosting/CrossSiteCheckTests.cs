using System.Net;
using System.Net.Http.Json;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>Requests that another site makes a browser send have no effect.</summary>
public sealed class CrossSiteCheckTests(TestServer server)
{
    /// <summary>Sec-Fetch-Site and Origin of a request, and whether it is accepted. "our" is the address of the server.</summary>
    static readonly (string? Site, string? Origin, bool IsAccepted)[] Origins =
    [
        ("same-origin", null, true),
        ("none", null, true),
        ("same-origin", "https://elsewhere.example", true),
        (null, null, true),
        (null, "our", true),
        ("same-site", "our", false),
        ("cross-site", null, false),
        ("cross-site", "our", false),
        ("nonsense", null, false),
        (null, "https://elsewhere.example", false),
        (null, "null", false),
        (null, "nonsense", false),
    ];

    public static TheoryData<string, string, string?, string?, bool> Guarded() =>
    [
        .. from entryPoint in (string[])["POST /s/{code}/vote", "POST /s/{code}/nothing", "POST /", "POST /api/sessions/{code}/vote",
            "DELETE /api/sessions/{code}/vote", "GET /s/{code}/live", "GET /api/sessions/{code}/events"]
           from origin in Origins
           select (entryPoint.Split(' ')[0], entryPoint.Split(' ')[1], origin.Site, origin.Origin, origin.IsAccepted),
    ];

    [Theory, MemberData(nameof(Guarded))]
    public async Task Requests_that_change_something_or_stay_open_must_be_same_origin(
        string method, string path, string? site, string? origin, bool isAccepted)
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await SendAsync(session, new(method), path, site, origin);
        Assert.Equal(isAccepted, response.StatusCode != HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/s/{code}")]
    [InlineData("/api/sessions/{code}")]
    [InlineData("/s/{code}/export.csv")]
    public async Task A_link_from_another_site_may_be_followed(string path)
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await SendAsync(session, HttpMethod.Get, path, "cross-site", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_refused_cross_site_form_shows_the_reason()
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await SendAsync(session, HttpMethod.Post, "/s/{code}/vote", "cross-site", null);
        Assert.Contains("came from another website", await response.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> SendAsync(ServerSession session, HttpMethod method, string path, string? site, string? origin)
    {
        using var request = new HttpRequestMessage(method, path.Replace("{code}", session.Code, StringComparison.Ordinal));
        session.Host.SignAsBrowser(request);
        if (method != HttpMethod.Get) request.Content = JsonContent.Create(new { value = "5" });
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin == "our" ? server.Address.GetLeftPart(UriPartial.Authority) : origin);
        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestTimeout.Token);
    }
}

using System.Net;
using System.Net.Http.Json;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>What another site makes a browser send does nothing.</summary>
public sealed class CrossSiteTests(TestServer server)
{
    /// <summary>What a request says of its origin: the header Sec-Fetch-Site, Origin, and whether it is let in. "our" stands for our own address.</summary>
    static readonly (string? Site, string? Origin, bool IsLetIn)[] Origins =
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
        .. from door in (string[])["POST /s/{code}/vote", "POST /s/{code}/nothing", "POST /", "POST /api/sessions/{code}/vote", "DELETE /api/sessions/{code}/vote", "GET /s/{code}/live", "GET /api/sessions/{code}/events"]
           from origin in Origins
           select (door.Split(' ')[0], door.Split(' ')[1], origin.Site, origin.Origin, origin.IsLetIn),
    ];

    [Theory, MemberData(nameof(Guarded))]
    public async Task What_changes_something_or_stays_open_must_come_from_us(string method, string path, string? site, string? origin, bool isLetIn)
    {
        var table = await ServerSession.OpenAsync(server);
        using var response = await SendAsync(table, new(method), path, site, origin);
        Assert.Equal(isLetIn, response.StatusCode != HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/s/{code}")]
    [InlineData("/api/sessions/{code}")]
    [InlineData("/s/{code}/export.csv")]
    public async Task A_link_from_anywhere_may_be_followed(string path)
    {
        var table = await ServerSession.OpenAsync(server);
        using var response = await SendAsync(table, HttpMethod.Get, path, "cross-site", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_person_who_is_refused_so_reads_why()
    {
        var table = await ServerSession.OpenAsync(server);
        using var response = await SendAsync(table, HttpMethod.Post, "/s/{code}/vote", "cross-site", null);
        Assert.Contains("came from another site", await response.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> SendAsync(ServerSession table, HttpMethod method, string path, string? site, string? origin)
    {
        using var request = new HttpRequestMessage(method, path.Replace("{code}", table.Code, StringComparison.Ordinal));
        table.Host.Sign(request, asBrowser: true);
        if (method != HttpMethod.Get) request.Content = JsonContent.Create(new { value = "5" });
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin == "our" ? server.Address.GetLeftPart(UriPartial.Authority) : origin);
        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Deadline.Token);
    }
}

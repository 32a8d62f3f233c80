using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>The headers of every response, and the cookie.</summary>
public sealed class SecurityHeadersTests(TestServer server)
{
    static readonly string[] Always =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy", "Permissions-Policy",
    ];

    [Theory]
    [InlineData("a page", "GET", "/", HttpStatusCode.OK)]
    [InlineData("a table", "GET", "/s/{code}", HttpStatusCode.OK)]
    [InlineData("a page that is not there", "GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("a method no page knows", "PUT", "/s/{code}", HttpStatusCode.MethodNotAllowed)]
    [InlineData("a picture", "GET", "/icon.svg", HttpStatusCode.OK)]
    [InlineData("a snapshot", "GET", "/api/sessions/{code}", HttpStatusCode.OK)]
    [InlineData("a refusal", "POST", "/api/sessions/{code}/vote", HttpStatusCode.BadRequest)]
    [InlineData("an unknown path of the API", "GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("the API's document", "GET", "/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("an export", "GET", "/s/{code}/export.md", HttpStatusCode.OK)]
    [InlineData("a page's stream", "GET", "/s/{code}/live", HttpStatusCode.OK)]
    [InlineData("a script's stream", "GET", "/api/sessions/{code}/events", HttpStatusCode.OK)]
    [InlineData("a redirect", "GET", "/s/{lowerCase}", HttpStatusCode.MovedPermanently)]
    [InlineData("the health", "GET", "/health/ready", HttpStatusCode.OK)]
    public async Task Every_response_has_the_security_headers_and_no_Server_header(
        string what, string method, string path, HttpStatusCode status)
    {
        var session = await ServerSession.OpenAsync(server);
        using var request = new HttpRequestMessage(new(method), path
            .Replace("{code}", session.Code, StringComparison.Ordinal)
            .Replace("{lowerCase}", session.Code.ToLowerInvariant(), StringComparison.Ordinal));
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestTimeout.Token);
        AssertHasHeaders(response, what, status);
    }

    [Fact]
    public async Task A_response_written_after_an_exception_has_the_security_headers()
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await session.SendAsync(HttpMethod.Post, "/vote", session.Host, new { value = new string('5', 65 * 1024) });
        AssertHasHeaders(response, "too much", HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_WebSocket_handshake_has_no_security_headers()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await WebSocketClient.OpenAsync(server, $"/s/{session.Code}/live/ws", session.Host);
        Assert.DoesNotContain(socket.Headers.Keys, Always.Append("Server").Contains);
    }

    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task The_cookie_is_HttpOnly_and_Secure_when_the_proxy_says_https(string scheme, bool isSecure)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent([new("name", "Team"), new("hostName", "Hana")]),
        };
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var attributes = Assert.Single(response.Headers.GetValues("Set-Cookie")).Split("; ")
            .Select(attribute => attribute.ToLowerInvariant()).ToArray();
        Assert.Matches(isSecure ? "^__host-device=[a-z0-9_-]{43}$" : "^device=[a-z0-9_-]{43}$", attributes[0]);
        Assert.Superset(new HashSet<string>(["path=/", "samesite=lax", "httponly"]), attributes.ToHashSet());
        Assert.Equal(isSecure, attributes.Contains("secure"));
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.Ordinal));
    }

    static void AssertHasHeaders(HttpResponseMessage response, string what, HttpStatusCode status)
    {
        Assert.True(status == response.StatusCode, $"{what}: {response.StatusCode}");
        Assert.All(Always, name => Assert.True(response.Headers.Contains(name), $"{what} has no {name}"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }
}

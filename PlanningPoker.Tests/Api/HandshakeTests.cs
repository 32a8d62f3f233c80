using System.Net;
using System.Net.WebSockets;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The handshake of a WebSocket is refused to other sites, for unknown sessions and for plain requests.</summary>
public sealed class HandshakeTests(TestServer server)
{
    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_is_refused_at_the_handshake(string header, string value)
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var path in (string[])[$"/api/sessions/{session.Code}/ws", $"/s/{session.Code}/live/ws"])
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(
                () => WebSocketClient.OpenAsync(server, path, null, (header, value)));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/sessions/AAAA-AAAA-AAAA/ws", true, HttpStatusCode.NotFound)]
    [InlineData("/s/AAAA-AAAA-AAAA/live/ws", true, HttpStatusCode.NotFound)]
    [InlineData("/api/sessions/AAAA-AAAA-AAAA/ws", false, HttpStatusCode.BadRequest)]
    public async Task An_unknown_session_and_a_request_without_a_handshake_are_refused(string path, bool isHandshake, HttpStatusCode status)
    {
        if (isHandshake)
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => WebSocketClient.OpenAsync(server, path));
            Assert.Contains($"{(int)status}", refused.Message, StringComparison.Ordinal);
        }
        else
        {
            using var response = await server.Http.GetAsync(path, TestTimeout.Token);
            Assert.Equal(status, response.StatusCode);
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests.Hosting;

/// <summary>The server behind a reverse proxy, and without one: what it explains, redirects and refuses.</summary>
public sealed class ProxyTests(TestServer server)
{
    [Theory]
    [InlineData("", null)]
    [InlineData("X-Forwarded-For: 10.0.0.1|X-Forwarded-Proto: https|X-Forwarded-Host: poker.example", null)]
    [InlineData("X-Forwarded-For: 10.0.0.1|X-Forwarded-Host: poker.example", "sends no X-Forwarded-Proto")]
    [InlineData("X-Forwarded-For: 10.0.0.1|X-Forwarded-Proto: https", "sends no X-Forwarded-Host")]
    [InlineData("X-Forwarded-Proto: https|X-Forwarded-Host: poker.example", "sends no X-Forwarded-For:")]
    [InlineData("Via: 1.1 proxy", "sends no X-Forwarded-For, -Proto and -Host")]
    [InlineData("Sec-Fetch-Mode: navigate|Host: poker.example", "links and cookies are made for http://poker.example")]
    [InlineData("Sec-Fetch-Mode: navigate", null)]
    [InlineData("X-Forwarded-For: 10.0.0.1, 203.0.113.9|X-Forwarded-Proto: https, https|X-Forwarded-Host: a, b",
        "ignored from 203.0.113.9 on")]
    public async Task Ready_explains_what_the_proxy_does_not_send(string headers, string? sentence)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(": ")))
            request.Headers.Add(header[0], header[1]);
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);

        var detail = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["detail"]!.AsArray();
        if (sentence is null) Assert.Empty(detail);
        else Assert.Contains(sentence, (string?)Assert.Single(detail), StringComparison.Ordinal);
    }

    [Fact]
    public void Ready_explains_headers_of_a_proxy_that_is_not_trusted()
    {
        var http = new DefaultHttpContext { Request = { Scheme = "http", Host = new("10.0.0.5:5035") } };
        http.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.9");
        http.Request.Headers["X-Forwarded-Proto"] = "https";

        Assert.Contains("are ignored from 10.0.0.9", Assert.Single(ProxyNotes.Of(http)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_setting_http_is_sent_to_https_which_browsers_remember()
    {
        await using var strict = await TestServer.StartAsync(settings: [("Hosting:HttpsRedirect", "true"), ("Hosting:HstsDays", "30")]);

        using var plain = await strict.Http.GetAsync("/s/abc?x=1", TestTimeout.Token);
        Assert.Equal(HttpStatusCode.PermanentRedirect, plain.StatusCode);
        Assert.Equal("https://127.0.0.1/s/abc?x=1", plain.Headers.Location!.ToString());
        using var health = await strict.Http.GetAsync("/health/ready", TestTimeout.Token);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var secure = await strict.Http.SendAsync(request, TestTimeout.Token);
        Assert.Equal("max-age=2592000", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_refused_in_words_and_those_within_go_on()
    {
        await using var small = await TestServer.StartAsync(settings: ("Limits:Connections", "3"));
        List<Socket> idle = [];
        for (var i = 0; i < 3; i++)
        {
            idle.Add(await RequestAsync(small, "/health/live"));
            // Answered, so counted: on a busy machine a later connection may be counted before an earlier one.
            Assert.StartsWith("HTTP/1.1 200", await ReadWholeAsync(idle[i]), StringComparison.Ordinal);
        }

        using var refused = await RequestAsync(small, "/");
        var text = await ReadAsync(refused);
        Assert.StartsWith("HTTP/1.1 503", text, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 5", text, StringComparison.Ordinal);
        Assert.Contains("Connection: close", text, StringComparison.Ordinal);
        await SendAsync(idle[0], small, "/health/live");
        Assert.StartsWith("HTTP/1.1 200", await ReadWholeAsync(idle[0]), StringComparison.Ordinal);
        idle.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Headers_that_do_not_come_to_their_end_cost_a_connection_for_ten_seconds_only()
    {
        using var slow = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await slow.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestTimeout.Token);
        var start = Stopwatch.GetTimestamp();
        await slow.SendAsync("GET / HTTP/1.1\r\nHost: poker\r\nX-Slow: "u8.ToArray(), TestTimeout.Token);

        Assert.StartsWith("HTTP/1.1 408", await ReadAsync(slow), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 9, 25);
    }

    static async Task<Socket> RequestAsync(TestServer server, string path)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestTimeout.Token);
        await SendAsync(socket, server, path);
        return socket;
    }

    static async Task SendAsync(Socket socket, TestServer server, string path)
    {
        var request = $"GET {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestTimeout.Token);
    }

    /// <summary>A whole answer in chunks, so that none of it is left for the next one.</summary>
    static async Task<string> ReadWholeAsync(Socket socket)
    {
        var text = new StringBuilder();
        do
        {
            var more = await ReadAsync(socket);
            Assert.NotEmpty(more);
            text.Append(more);
        }
        while (!text.ToString().EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal));
        return text.ToString();
    }

    /// <summary>The first bytes of the answer, which hold its headers.</summary>
    static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, TestTimeout.Token));
    }
}

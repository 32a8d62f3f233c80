using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>What one address or player may do, on a server where that is very little. Each test comes from an address of its own.</summary>
public sealed class LimitTests(LimitedServer limited) : IClassFixture<LimitedServer>
{
    static int addresses;

    readonly string address = $"203.0.113.{Interlocked.Increment(ref addresses)}";

    TestServer Server => limited.Server;

    [Theory]
    [InlineData("/")]
    [InlineData("/api/sessions")]
    public async Task An_address_opens_so_many_sessions_an_hour(string path)
    {
        for (var i = 0; i < LimitedServer.Few; i++)
            Assert.True((int)(await OpenAsync(path, address)).StatusCode < 400);
        await AssertRefusedAsync(await OpenAsync(path, address), 3600);
        Assert.True((int)(await OpenAsync(path, address + "0")).StatusCode < 400);
    }

    [Theory]
    [InlineData("/s/{code}/join")]
    [InlineData("/s/{code}?handler=Join")]
    [InlineData("/api/sessions/{code}/players")]
    public async Task An_address_joins_so_often_a_minute(string path)
    {
        var table = await TableAsync();
        for (var i = 0; i < LimitedServer.Few; i++)
            Assert.True((int)(await JoinAsync(table, path, $"Player {i}")).StatusCode < 400);
        await AssertRefusedAsync(await JoinAsync(table, path, "One too many"), 60);
    }

    [Theory]
    [InlineData("/s/0000-0000-0000")]
    [InlineData("/s/nonsense/export.csv")]
    [InlineData("/s/0000-0000-0000/live")]
    [InlineData("/api/sessions/0000-0000-0000")]
    public async Task An_address_that_guesses_codes_soon_learns_nothing_not_even_from_a_right_one(string path)
    {
        var table = await TableAsync();
        for (var i = 0; i < LimitedServer.Few; i++)
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, path)).StatusCode);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, path), 60);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/s/{table.Code}"), 60);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/s/{table.Code}", table.Host)).StatusCode);
    }

    [Fact]
    public async Task A_player_sends_so_many_commands_in_ten_seconds_by_whatever_door()
    {
        var table = await TableAsync();
        for (var i = 0; i < LimitedServer.Few; i++)
            Assert.True((int)(await SendAsync(HttpMethod.Post, i % 2 == 0 ? $"/api/sessions/{table.Code}/quick-vote" : $"/s/{table.Code}/quick", table.Host)).StatusCode < 400);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Post, $"/api/sessions/{table.Code}/quick-vote", table.Host), 10);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Post, $"/s/{table.Code}/quick", table.Host), 10);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/s/{table.Code}", table.Host)).StatusCode);
    }

    [Fact]
    public async Task An_address_has_so_many_streams_open_and_a_closed_one_makes_room()
    {
        var table = await TableAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < LimitedServer.Few; i++)
            open.Add(await SendAsync(HttpMethod.Get, i % 2 == 0 ? $"/s/{table.Code}/live" : $"/api/sessions/{table.Code}/events"));
        Assert.All(open, stream => Assert.Equal(HttpStatusCode.OK, stream.StatusCode));
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/s/{table.Code}/live"), 5);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/api/sessions/{table.Code}/events"), 5);

        open.ForEach(stream => stream.Dispose());
        HttpStatusCode status;
        var deadline = Deadline.Token;
        do
        {
            using var again = await SendAsync(HttpMethod.Get, $"/s/{table.Code}/live");
            status = again.StatusCode;
            deadline.ThrowIfCancellationRequested();
        }
        while (status == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_player_has_so_many_streams_open_from_wherever()
    {
        var table = await TableAsync();
        for (var i = 0; i < LimitedServer.Fewer; i++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/s/{table.Code}/live", table.Host)).StatusCode);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/s/{table.Code}/live", table.Host, from: "198.51.100.7"), 5);
    }

    [Fact]
    public async Task Htmx_gets_a_note()
    {
        var table = await TableAsync();
        for (var i = 0; i < LimitedServer.Few; i++) await SendAsync(HttpMethod.Post, $"/s/{table.Code}/quick", table.Host);
        var refused = await SendAsync(HttpMethod.Post, $"/s/{table.Code}/quick", table.Host, htmx: true);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("hx-partial", await refused.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_version_6_a_network_is_one_address()
    {
        for (var i = 0; i < LimitedServer.Few; i++) await OpenAsync("/api/sessions", $"2001:db8:{addresses}:1::{i + 1}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await OpenAsync("/api/sessions", $"2001:db8:{addresses}:1:ffff::9")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync("/api/sessions", $"2001:db8:{addresses}:2::1")).StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_is_not_known_does_not_say_where_a_request_comes_from()
    {
        await using var server = await TestServer.StartAsync(settings: [("Limits:SessionsPerHour", "1"), ("ForwardedHeaders:KnownProxies", "192.0.2.1, 198.51.100.0/24")]);
        // This machine is trusted, 192.0.2.1 and a whole network too; 203.0.113.9 is not, so it is the last that counts.
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync("/api/sessions", "10.0.0.1, 203.0.113.9, 198.51.100.77, 192.0.2.1", server)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await OpenAsync("/api/sessions", "10.0.0.2, 203.0.113.9, 192.0.2.1", server)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync("/api/sessions", "203.0.113.10, 192.0.2.1", server)).StatusCode);
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        await using var server = await TestServer.StartAsync();
        var table = await ServerSession.OpenAsync(server);
        for (var i = 0; i < 300; i++) await table.RunAsync(table.Host, new QuickVote());
    }

    static async Task AssertRefusedAsync(HttpResponseMessage response, int longest)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(int.Parse(Assert.Single(response.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, longest);
        var text = await response.Content.ReadAsStringAsync(Deadline.Token);
        if (response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/api", StringComparison.Ordinal))
            Assert.Equal("too_many_requests", (string?)JsonNode.Parse(text)!["code"]);
        else
            Assert.Contains("too much at once", text, StringComparison.Ordinal);
    }

    /// <summary>Each table is opened from elsewhere: it is not what the test counts.</summary>
    Task<ServerSession> TableAsync() => ServerSession.OpenAsync(Server, from: $"198.18.{Interlocked.Increment(ref addresses)}.1");

    Task<HttpResponseMessage> OpenAsync(string path, string from, TestServer? server = null) => SendAsync(HttpMethod.Post, path, null, path == "/"
        ? new FormUrlEncodedContent([new("name", "Team"), new("hostName", "Hana")])
        : JsonContent.Create(new { name = "Team", hostName = "Hana" }), from, server: server);

    Task<HttpResponseMessage> JoinAsync(ServerSession table, string path, string name) => SendAsync(HttpMethod.Post, path.Replace("{code}", table.Code, StringComparison.Ordinal), null,
        path.StartsWith("/api", StringComparison.Ordinal) ? JsonContent.Create(new { name }) : new FormUrlEncodedContent([new("name", name)]));

    async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, Person? who = null, HttpContent? content = null, string? from = null, TestServer? server = null, bool htmx = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-For", from ?? address);
        if (htmx) request.Headers.Add("HX-Request", "true");
        who?.Sign(request, asBrowser: true);
        return await (server ?? Server).Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Deadline.Token);
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>The rate limits of addresses and players, on a server with low limits. Each test has an address of its own.</summary>
public sealed class RateLimitTests(LimitedServer limited) : IClassFixture<LimitedServer>
{
    static int addresses;

    readonly string address = $"203.0.113.{Interlocked.Increment(ref addresses)}";

    TestServer Server => limited.Server;

    [Theory]
    [InlineData("/")]
    [InlineData("/api/sessions")]
    public async Task The_sessions_an_address_may_open_per_hour_are_limited(string path)
    {
        for (var i = 0; i < LimitedServer.Limit; i++)
            Assert.True((int)(await OpenAsync(path, address)).StatusCode < 400);
        await AssertRefusedAsync(await OpenAsync(path, address), 3600);
        Assert.True((int)(await OpenAsync(path, address + "0")).StatusCode < 400);
    }

    [Theory]
    [InlineData("/s/{code}/join")]
    [InlineData("/s/{code}?handler=Join")]
    [InlineData("/api/sessions/{code}/players")]
    public async Task The_joins_of_an_address_per_minute_are_limited(string path)
    {
        var session = await OpenSessionAsync();
        for (var i = 0; i < LimitedServer.Limit; i++)
            Assert.True((int)(await JoinAsync(session, path, $"Player {i}")).StatusCode < 400);
        await AssertRefusedAsync(await JoinAsync(session, path, "One too many"), 60);
    }

    [Theory]
    [InlineData("/s/0000-0000-0000")]
    [InlineData("/s/nonsense/export.csv")]
    [InlineData("/s/0000-0000-0000/live")]
    [InlineData("/api/sessions/0000-0000-0000")]
    public async Task An_address_that_guesses_codes_is_refused_and_its_neighbours_with_the_right_one_are_not(string path)
    {
        var session = await OpenSessionAsync();
        for (var i = 0; i < LimitedServer.Limit; i++)
            Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, path)).StatusCode);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, path), 60);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/s/{session.Code}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/s/{session.Code}", session.Host)).StatusCode);
    }

    [Fact]
    public async Task Who_fills_one_session_does_not_keep_colleagues_out_of_another()
    {
        var (noisy, quiet) = (await OpenSessionAsync(), await OpenSessionAsync());
        const string Path = "/api/sessions/{code}/players";
        for (var i = 0; i <= LimitedServer.Limit; i++) await JoinAsync(noisy, Path, $"Player {i}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await JoinAsync(noisy, Path, "One too many")).StatusCode);

        Assert.True((int)(await JoinAsync(quiet, Path, "A colleague")).StatusCode < 400);
    }

    [Fact]
    public async Task By_default_a_colleague_still_joins_after_238_joins_of_one()
    {
        await using var server = await TestServer.StartAsync(settings: ("Limits:JoinsPerMinute", "240"));
        var session = await ServerSession.OpenAsync(server);
        for (var i = 0; i < 238; i++)
            using (var joined = await session.SendAsync(HttpMethod.Post, "/players", null, new { name = $"Player {i}" }))
                Assert.True(joined.IsSuccessStatusCode);

        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}");
        using var join = await server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/join", null, ("name", "A colleague"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (page.StatusCode, join.StatusCode));
    }

    [Fact]
    public async Task Strangers_who_fill_an_address_with_streams_leave_its_players_theirs()
    {
        var session = await OpenSessionAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i <= LimitedServer.Limit; i++) open.Add(await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live"));
        Assert.Equal(HttpStatusCode.TooManyRequests, open[^1].StatusCode);

        for (var i = 0; i < LimitedServer.StreamsPerPlayer; i++)
            open.Add(await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live", session.Host));
        Assert.Equal(HttpStatusCode.OK, open[^1].StatusCode);
        using var poll = await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live/poll?wait=0", session.Host);
        Assert.Equal(HttpStatusCode.OK, poll.StatusCode);
        open.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task The_commands_of_a_player_are_limited_over_all_entry_points()
    {
        var session = await OpenSessionAsync();
        for (var i = 0; i < LimitedServer.Limit; i++)
            Assert.True((int)(await SendAsync(HttpMethod.Post, i % 2 == 0 ? $"/api/sessions/{session.Code}/quick-vote"
                : $"/s/{session.Code}/quick", session.Host)).StatusCode < 400);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Post, $"/api/sessions/{session.Code}/quick-vote", session.Host), 10);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Post, $"/s/{session.Code}/quick", session.Host), 10);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, $"/s/{session.Code}", session.Host)).StatusCode);
    }

    [Fact]
    public async Task The_open_streams_of_an_address_are_limited_and_closing_one_makes_room()
    {
        var session = await OpenSessionAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < LimitedServer.Limit; i++)
            open.Add(await SendAsync(HttpMethod.Get, i % 2 == 0 ? $"/s/{session.Code}/live" : $"/api/sessions/{session.Code}/events"));
        Assert.All(open, stream => Assert.Equal(HttpStatusCode.OK, stream.StatusCode));
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live"), 5);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/api/sessions/{session.Code}/events"), 5);

        open.ForEach(stream => stream.Dispose());
        HttpStatusCode status;
        var timeout = TestTimeout.Token;
        do
        {
            using var again = await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live");
            status = again.StatusCode;
            timeout.ThrowIfCancellationRequested();
        }
        while (status == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task The_open_streams_of_a_player_are_limited_from_any_address()
    {
        var session = await OpenSessionAsync();
        // A response that nothing refers to may be collected, and its stream closed.
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < LimitedServer.StreamsPerPlayer; i++)
            open.Add(await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live", session.Host));
        Assert.All(open, stream => Assert.Equal(HttpStatusCode.OK, stream.StatusCode));
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, $"/s/{session.Code}/live", session.Host, from: "198.51.100.7"), 5);
        open.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task A_limited_htmx_request_gets_a_notification()
    {
        var session = await OpenSessionAsync();
        for (var i = 0; i < LimitedServer.Limit; i++) await SendAsync(HttpMethod.Post, $"/s/{session.Code}/quick", session.Host);
        var refused = await SendAsync(HttpMethod.Post, $"/s/{session.Code}/quick", session.Host, htmx: true);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("hx-partial", await refused.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/s/{code}/export.csv")]
    [InlineData("/api/sessions/{code}/export")]
    public async Task The_exports_of_an_address_per_minute_are_limited_and_those_of_its_players_apart(string path)
    {
        var session = await OpenSessionAsync();
        path = path.Replace("{code}", session.Code, StringComparison.Ordinal);
        for (var i = 0; i < LimitedServer.Limit; i++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, path)).StatusCode);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, path), 60);

        for (var i = 0; i < LimitedServer.Limit; i++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, path, session.Host)).StatusCode);
        await AssertRefusedAsync(await SendAsync(HttpMethod.Get, path, session.Host, from: $"{address}0"), 60);
    }

    [Fact]
    public async Task An_IPv6_network_counts_as_one_address()
    {
        for (var i = 0; i < LimitedServer.Limit; i++) await OpenAsync("/api/sessions", $"2001:db8:{addresses}:1::{i + 1}");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await OpenAsync("/api/sessions", $"2001:db8:{addresses}:1:ffff::9")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync("/api/sessions", $"2001:db8:{addresses}:2::1")).StatusCode);
    }

    [Fact]
    public async Task Forwarded_addresses_of_an_unknown_proxy_are_ignored()
    {
        await using var server = await TestServer.StartAsync(
            settings: [("Limits:SessionsPerHour", "1"), ("ForwardedHeaders:KnownProxies", "192.0.2.1, 198.51.100.0/24")]);
        // Trusted are this machine, 192.0.2.1 and one network; 203.0.113.9 is not, so it counts as the address of the client.
        Assert.Equal(HttpStatusCode.Created,
            (await OpenAsync("/api/sessions", "10.0.0.1, 203.0.113.9, 198.51.100.77, 192.0.2.1", server)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests,
            (await OpenAsync("/api/sessions", "10.0.0.2, 203.0.113.9, 192.0.2.1", server)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await OpenAsync("/api/sessions", "203.0.113.10, 192.0.2.1", server)).StatusCode);
    }

    [Fact]
    public async Task Zero_means_no_limit()
    {
        await using var server = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(server);
        for (var i = 0; i < 300; i++) await session.RunAsync(session.Host, new QuickVote());
    }

    static async Task AssertRefusedAsync(HttpResponseMessage response, int longest)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(int.Parse(Assert.Single(response.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, longest);
        var text = await response.Content.ReadAsStringAsync(TestTimeout.Token);
        if (response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/api", StringComparison.Ordinal))
            Assert.Equal("too_many_requests", (string?)JsonNode.Parse(text)!["code"]);
        else
            Assert.Contains("That was too fast", text, StringComparison.Ordinal);
    }

    /// <summary>Opens a session from another address, so that it does not count.</summary>
    Task<ServerSession> OpenSessionAsync() => ServerSession.OpenAsync(Server, from: $"198.18.{Interlocked.Increment(ref addresses)}.1");

    Task<HttpResponseMessage> OpenAsync(string path, string from, TestServer? server = null) =>
        SendAsync(HttpMethod.Post, path, null, path == "/"
        ? new FormUrlEncodedContent([new("name", "Team"), new("hostName", "Hana")])
        : JsonContent.Create(new { name = "Team", hostName = "Hana" }), from, server: server);

    Task<HttpResponseMessage> JoinAsync(ServerSession session, string path, string name) =>
        SendAsync(HttpMethod.Post, path.Replace("{code}", session.Code, StringComparison.Ordinal), null,
        path.StartsWith("/api", StringComparison.Ordinal) ? JsonContent.Create(new { name })
            : new FormUrlEncodedContent([new("name", name)]));

    async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, TestPlayer? player = null, HttpContent? content = null, string? from = null,
            TestServer? server = null, bool htmx = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-For", from ?? address);
        if (htmx) request.Headers.Add("HX-Request", "true");
        player?.SignAsBrowser(request);
        return await (server ?? Server).Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestTimeout.Token);
    }
}

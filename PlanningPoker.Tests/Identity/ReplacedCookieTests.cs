using System.Net;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Identity;

/// <summary>A cookie from before there were <c>__Host-</c> cookies goes on working, and is replaced.</summary>
public sealed class ReplacedCookieTests : IAsyncLifetime
{
    static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    readonly FakeTimeProvider clock = TestClock.Create();
    TestServer server = null!;
    ServerSession session = null!;
    TestPlayer ann = null!;

    string Earlier => $"device={ann.Token}";

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(clock);
        session = await ServerSession.OpenAsync(server);
        ann = await session.JoinAsync("Ann");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task It_works_beside_a_new_one_until_that_has_come_back_and_some_time_has_passed()
    {
        var (isAnn, replacement) = await OpenAsync(Earlier);
        Assert.True(isAnn);
        Assert.StartsWith("__Host-device=", replacement, StringComparison.Ordinal);
        Assert.DoesNotContain(ann.Token!, replacement, StringComparison.Ordinal);

        Assert.Equal((true, null), await OpenAsync($"{replacement}; {Earlier}"));
        Assert.Equal((true, null), await OpenAsync(replacement!));
        Assert.True((await OpenAsync(Earlier)).IsAnn);
        clock.Advance(Overlap);
        Assert.Equal((true, null), await OpenAsync($"{replacement}; {Earlier}"));

        Assert.False((await OpenAsync(Earlier)).IsAnn);
        Assert.False((await OpenAsync(Earlier, "http")).IsAnn);
        using var script = await session.SendAsync(HttpMethod.Post, "/vote", ann, new { value = "5" });
        Assert.Equal(HttpStatusCode.Unauthorized, script.StatusCode);
        Assert.Equal((true, null), await OpenAsync($"{replacement}; {Earlier}"));
        Assert.Equal((true, null), await OpenAsync(replacement!));
    }

    [Fact]
    public async Task Tabs_that_are_opened_together_keep_the_seat_whichever_new_key_the_browser_keeps()
    {
        var replacements = new List<string>();
        for (var tab = 0; tab < 4; tab++) replacements.Add((await OpenAsync(Earlier)).Replacement!);
        var other = await ServerSession.OpenAsync(server);
        replacements.Add((await OpenAsync(Earlier, code: other.Code)).Replacement!);
        Assert.Equal(5, replacements.Distinct().Count());

        foreach (var kept in replacements) Assert.Equal((true, null), await OpenAsync($"{kept}; {Earlier}"));
        clock.Advance(Overlap);
        await OpenAsync($"{replacements[^1]}; {Earlier}");
        Assert.True((await OpenAsync(replacements[^1])).IsAnn);
    }

    /// <summary>Who knows an earlier key could else keep it alive, or take the places of the player's other devices.</summary>
    [Fact]
    public async Task Ever_new_keys_neither_prolong_the_earlier_one_nor_are_all_taken()
    {
        var taken = 0;
        for (var i = 0; i < 30; i++)
        {
            var key = $"__Host-device={i:00}{new string('n', 41)}";
            Assert.Equal((true, null), await OpenAsync($"{key}; {Earlier}"));
            if ((await OpenAsync(key)).IsAnn) taken++;
        }
        Assert.Equal(8, taken);
        clock.Advance(Overlap);
        await OpenAsync($"__Host-device={new string('m', 43)}; {Earlier}");
        Assert.False((await OpenAsync(Earlier)).IsAnn);
    }

    [Fact]
    public async Task A_browser_that_does_not_keep_the_new_one_keeps_its_seat()
    {
        for (var visit = 0; visit < 3; visit++)
        {
            Assert.True((await OpenAsync(Earlier)).IsAnn);
            clock.Advance(2 * Overlap);
        }
    }

    [Fact]
    public async Task A_browser_with_a_seat_of_its_own_leaves_the_other_alone()
    {
        var own = (await OpenAsync(null)).Replacement!;
        using (var join = Request(session.Code, "https", own, HttpMethod.Post))
        {
            join.Content = new FormUrlEncodedContent([new("name", "Own"), new("role", "voter")]);
            using var joined = await server.Http.SendAsync(join, TestTimeout.Token);
            Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        }
        for (var visit = 0; visit < 3; visit++)
        {
            Assert.Equal((false, null), await OpenAsync($"{own}; {Earlier}"));
            clock.Advance(2 * Overlap);
        }
        Assert.True((await OpenAsync(Earlier)).IsAnn);
    }

    [Fact]
    public async Task Over_http_nothing_is_replaced()
    {
        for (var visit = 0; visit < 3; visit++)
        {
            Assert.Equal((true, null), await OpenAsync($"__Host-device={new string('n', 43)}; {Earlier}", "http"));
            clock.Advance(2 * Overlap);
        }
    }

    [Fact]
    public async Task A_stream_of_the_earlier_one_ends_when_it_has_lost_the_seat()
    {
        var replacement = (await OpenAsync(Earlier)).Replacement;
        await OpenAsync($"{replacement}; {Earlier}");
        await using var stream = await session.OpenPageStreamAsync(ann);
        await stream.ReadUntilAsync("session:sync");
        clock.Advance(Overlap);
        await OpenAsync($"{replacement}; {Earlier}");
        await stream.ReadUntilAsync("live:gone");
    }

    /// <summary>Somebody may have joined, left, and set the cookie in the browser of another: they would share the seat.</summary>
    [Fact]
    public async Task Who_joins_with_one_whose_player_has_left_gets_a_seat_that_it_does_not_open()
    {
        await session.RunAsync(ann, new Leave());
        var (isAnn, own) = await OpenAsync(Earlier);
        Assert.False(isAnn);

        using (var join = Request(session.Code, "https", $"{own}; {Earlier}", HttpMethod.Post))
        {
            join.Content = new FormUrlEncodedContent([new("name", "Bea"), new("role", "voter")]);
            using var joined = await server.Http.SendAsync(join, TestTimeout.Token);
            Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        }

        Assert.Contains("Bea", (await session.SnapshotAsync())["players"]!.AsArray().Select(player => (string?)player!["name"]));
        using var script = await session.SendAsync(HttpMethod.Post, "/vote", ann, new { value = "5" });
        Assert.Equal(HttpStatusCode.Unauthorized, script.StatusCode);
        Assert.Equal((false, null), await OpenAsync($"{own}; {Earlier}"));
    }

    /// <returns>Whether the page is Ann's, and the cookie that it sets, if any.</returns>
    async Task<(bool IsAnn, string? Replacement)> OpenAsync(string? cookies, string scheme = "https", string? code = null)
    {
        using var request = Request(code ?? session.Code, scheme, cookies, HttpMethod.Get);
        using var page = await server.Http.SendAsync(request, TestTimeout.Token);
        var text = await page.Content.ReadAsStringAsync(TestTimeout.Token);
        var cookie = page.Headers.TryGetValues("Set-Cookie", out var set) ? Assert.Single(set).Split(';')[0] : null;
        return (text.Contains($"data-me=\"{ann.Id.Value}\"", StringComparison.Ordinal), cookie);
    }

    static HttpRequestMessage Request(string code, string scheme, string? cookies, HttpMethod method)
    {
        var request = new HttpRequestMessage(method, $"/s/{code}{(method == HttpMethod.Post ? "/join" : "")}");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        if (cookies is not null) request.Headers.Add("Cookie", cookies);
        return request;
    }
}

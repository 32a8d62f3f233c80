using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Devices;

/// <summary>Linking another device, as a browser without JavaScript does.</summary>
public partial class DeviceLinkTests(TestServer server)
{
    [Fact]
    public async Task A_link_makes_a_browser_the_same_player_and_nothing_is_published()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        await session.RunAsync(pia, new Vote("5"));
        var before = await session.VersionAsync();
        var link = await CreateLinkAsync(session, pia);
        using var used = await SendAsync(HttpMethod.Post, link);

        Assert.Equal((HttpStatusCode.SeeOther, $"/s/{session.Code}"), (used.StatusCode, $"{used.Headers.Location}"));
        var phone = pia with { Token = DeviceIn(used) };
        Assert.NotEqual(pia.Token, phone.Token);
        var you = (await session.SnapshotAsync(phone))["you"]!;
        Assert.Equal((pia.Id.Value, "5"), ((string)you["playerId"]!, (string)you["vote"]!));
        Assert.Equal(before, await session.VersionAsync());
        Assert.Equal(2, (int)(await session.SnapshotAsync())["totalPlayers"]!);
    }

    [Fact]
    public async Task Opening_a_link_does_not_use_it_up_and_gives_no_seat()
    {
        var session = await ServerSession.OpenAsync(server);
        var link = await CreateLinkAsync(session, session.Host);
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            using var look = await SendAsync(method, link);
            Assert.Equal(HttpStatusCode.OK, look.StatusCode);
            Assert.True(look.Headers.CacheControl?.NoStore);
        }
        using var used = await SendAsync(HttpMethod.Post, link);
        Assert.Equal(HttpStatusCode.SeeOther, used.StatusCode);
    }

    [Fact]
    public async Task Used_replaced_unknown_and_malformed_links_get_the_same_answer()
    {
        var session = await ServerSession.OpenAsync(server);
        var used = await CreateLinkAsync(session, session.Host);
        (await SendAsync(HttpMethod.Post, used)).Dispose();
        var replaced = await CreateLinkAsync(session, session.Host);
        await CreateLinkAsync(session, session.Host);
        var answers = new HashSet<string>();
        foreach (var link in (string[])[used, replaced, $"/s/{session.Code}/pass/{new string('a', 43)}",
            $"/s/{session.Code}/pass/nonsense"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
            {
                using var answer = await SendAsync(method, link);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                answers.Add(await answer.Content.ReadAsStringAsync(TestTimeout.Token));
            }
        Assert.Contains("This link no longer works", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_survives_a_restart_and_expires_after_ten_minutes()
    {
        var clock = new ShiftedClock();
        var folder = Directory.CreateTempSubdirectory("planning-poker-pass-").FullName;
        var database = ("ConnectionStrings:Default", $"Data Source={Path.Combine(folder, "kept.db")}");
        string soon, late;
        await using (var before = await TestServer.StartAsync(clock, database))
        {
            var session = await ServerSession.OpenAsync(before);
            soon = await CreateLinkAsync(session, session.Host);
            late = await CreateLinkAsync(session, await session.JoinAsync("Pia"));
        }
        await using (var after = await TestServer.StartAsync(clock, database))
        {
            using var used = await SendAsync(HttpMethod.Post, soon, on: after);
            Assert.Equal(HttpStatusCode.SeeOther, used.StatusCode);
            clock.Shift = TimeSpan.FromMinutes(10);
            using var tooLate = await SendAsync(HttpMethod.Post, late, on: after);
            Assert.Equal(HttpStatusCode.NotFound, tooLate.StatusCode);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_browser_with_a_seat_of_its_own_keeps_it_until_it_confirms()
    {
        var session = await ServerSession.OpenAsync(server);
        var bob = await session.JoinAsync("Bob");
        var link = await CreateLinkAsync(session, session.Host);
        using (var look = await SendAsync(HttpMethod.Get, link, bob))
            Assert.Contains("On this device you are <strong>Bob</strong>", await look.Content.ReadAsStringAsync(TestTimeout.Token),
                StringComparison.Ordinal);
        using (var silent = await SendAsync(HttpMethod.Post, link, bob)) Assert.Equal(HttpStatusCode.Forbidden, silent.StatusCode);
        Assert.Equal("Bob", await NameOfAsync(session, bob));
        using (var said = await SendAsync(HttpMethod.Post, link, bob, ("insteadOf", bob.Id.Value))) Assert.Equal(
            HttpStatusCode.SeeOther, said.StatusCode);
        Assert.Equal("Hana", await NameOfAsync(session, bob));
        Assert.Single((await session.SnapshotAsync())["players"]!.AsArray());
    }

    [Fact]
    public async Task A_device_that_becomes_another_player_receives_nothing_more_of_the_first()
    {
        var session = await ServerSession.OpenAsync(server);
        var ann = await session.JoinAsync("Ann");
        using var linked = await SendAsync(HttpMethod.Post, await CreateLinkAsync(session, ann));
        var phone = ann with { Token = DeviceIn(linked) };
        await using var stream = await session.OpenPageStreamAsync(ann);
        using var socket = await session.OpenPageSocketAsync(ann);
        await stream.ReadUntilAsync("me:changed");
        var link = await CreateLinkAsync(session, session.Host);
        using (var said = await SendAsync(HttpMethod.Post, link, ann, ("insteadOf", ann.Id.Value))) Assert.Equal(
            HttpStatusCode.SeeOther, said.StatusCode);

        await session.RunAsync(phone, new Vote("13"));
        await session.RunAsync(phone, new Vote("40"));
        Assert.Equal("live:gone", (await stream.ReadToEndAsync())[^1].Name);
        Assert.Equal("live:gone", (await socket.ReadToEndAsync())[^1].Name);
        Assert.DoesNotContain(stream.Received, frame =>
            frame.Name == "vote:submitted" || frame.Data.Contains("data-vote=\"13\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_lost_its_seats_can_join_again_by_form_and_API()
    {
        await using var own = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(own);
        var ann = await session.JoinAsync("Ann");
        using var linked = await SendAsync(HttpMethod.Post, await CreateLinkAsync(session, ann), on: own);
        using (var said = await SendAsync(HttpMethod.Post, await CreateLinkAsync(session, session.Host), ann, ("insteadOf", ann.Id.Value),
            own)) Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        for (var i = 0; i < Player.MaxDevices; i++) (
            await SendAsync(HttpMethod.Post, await CreateLinkAsync(session, session.Host), on: own)).Dispose();
        Assert.Null((await session.SnapshotAsync(ann))["you"]);

        using (var form = await SendAsync(HttpMethod.Post, $"/s/{session.Code}/join", ann, ("name", "Zed"), own)) Assert.Equal(
            HttpStatusCode.SeeOther, form.StatusCode);
        Assert.Equal("Zed", await NameOfAsync(session, ann));
        using (var again = await session.SendAsync(HttpMethod.Post, "/players", ann, new { name = "Zed" })) Assert.Equal(
            HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(3, (int)(await session.SnapshotAsync())["totalPlayers"]!);
        Assert.Empty(own.Errors);
    }

    [Fact]
    public async Task A_link_opened_by_the_same_player_says_so()
    {
        var session = await ServerSession.OpenAsync(server);
        var link = await CreateLinkAsync(session, session.Host);
        using var look = await SendAsync(HttpMethod.Get, link, session.Host);
        Assert.Contains("You are already Hana on this device", await look.Content.ReadAsStringAsync(TestTimeout.Token),
            StringComparison.Ordinal);
        using var phone = await SendAsync(HttpMethod.Post, link);
        Assert.Equal(HttpStatusCode.SeeOther, phone.StatusCode);
    }

    [Fact]
    public async Task Only_a_seated_player_can_create_a_link_and_htmx_gets_a_fragment()
    {
        var session = await ServerSession.OpenAsync(server);
        using (var stranger = await SendAsync(HttpMethod.Post, $"/s/{session.Code}/device")) Assert.Equal(
            HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/device");
        session.Host.SignAsBrowser(request);
        request.Headers.Add("HX-Request", "true");
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.StartsWith("<hx-partial hx-target=\"#other-device\"", await answer.Content.ReadAsStringAsync(TestTimeout.Token),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tried_links_count_as_joins_of_the_rate_limit()
    {
        await using var limited = await TestServer.StartAsync(settings: ("Limits:JoinsPerMinute", "2"));
        var session = await ServerSession.OpenAsync(limited);
        var wrong = $"/s/{session.Code}/pass/{new string('a', 43)}";
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests])
        {
            using var answer = await SendAsync(HttpMethod.Post, wrong, on: limited);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    /// <returns>The link's path.</returns>
    static async Task<string> CreateLinkAsync(ServerSession session, TestPlayer player)
    {
        using var response = await session.Server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/device", player);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return Link().Match(await response.Content.ReadAsStringAsync(TestTimeout.Token)).Value;
    }

    Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, TestPlayer? player = null, (string Name, string Value)? field = null, TestServer? on = null) =>
        (on ?? server).SendAsBrowserAsync(method, path, player, field is { } only ? [only] : []);

    static async Task<string?> NameOfAsync(ServerSession session, TestPlayer player)
    {
        var snapshot = await session.SnapshotAsync(player);
        return (string?)snapshot["players"]!.AsArray()
            .Single(each => (string?)each!["playerId"] == (string?)snapshot["you"]!["playerId"])!["name"];
    }

    static string DeviceIn(HttpResponseMessage response) =>
        Cookie().Match(Assert.Single(response.Headers.GetValues("Set-Cookie"))).Groups[1].Value;

    [GeneratedRegex("/s/[0-9A-Z-]+/pass/[0-9A-Za-z_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("^device=([^;]+);")]
    private static partial Regex Cookie();

    sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}

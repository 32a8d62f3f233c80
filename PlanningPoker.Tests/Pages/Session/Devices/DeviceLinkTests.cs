using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Devices;

/// <summary>A link for another device works once, for ten minutes, and reveals nothing when it does not work.</summary>
public class DeviceLinkTests(TestServer server)
{
    [Fact]
    public async Task Opening_a_link_does_not_use_it_up_and_gives_no_seat()
    {
        var session = await ServerSession.OpenAsync(server);
        var link = await DeviceLinks.CreateAsync(session, session.Host);
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            using var page = await server.SendAsBrowserAsync(method, link);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.True(page.Headers.CacheControl?.NoStore);
        }
        using var used = await server.SendAsBrowserAsync(HttpMethod.Post, link);
        Assert.Equal(HttpStatusCode.SeeOther, used.StatusCode);
    }

    [Fact]
    public async Task Used_replaced_unknown_and_malformed_links_get_the_same_answer()
    {
        var session = await ServerSession.OpenAsync(server);
        var used = await DeviceLinks.CreateAsync(session, session.Host);
        (await server.SendAsBrowserAsync(HttpMethod.Post, used)).Dispose();
        var replaced = await DeviceLinks.CreateAsync(session, session.Host);
        await DeviceLinks.CreateAsync(session, session.Host);
        var answers = new HashSet<string>();
        foreach (var link in (string[])[used, replaced, $"/s/{session.Code}/pass/{new string('a', 43)}",
            $"/s/{session.Code}/pass/nonsense"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
            {
                using var answer = await server.SendAsBrowserAsync(method, link);
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
        string inTime, late;
        await using (var before = await TestServer.StartAsync(clock, database))
        {
            var session = await ServerSession.OpenAsync(before);
            inTime = await DeviceLinks.CreateAsync(session, session.Host);
            late = await DeviceLinks.CreateAsync(session, await session.JoinAsync("Pia"));
        }
        await using (var after = await TestServer.StartAsync(clock, database))
        {
            using var used = await after.SendAsBrowserAsync(HttpMethod.Post, inTime);
            Assert.Equal(HttpStatusCode.SeeOther, used.StatusCode);
            clock.Shift = TimeSpan.FromMinutes(10);
            using var tooLate = await after.SendAsBrowserAsync(HttpMethod.Post, late);
            Assert.Equal(HttpStatusCode.NotFound, tooLate.StatusCode);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_link_opened_by_the_same_player_says_so()
    {
        var session = await ServerSession.OpenAsync(server);
        var link = await DeviceLinks.CreateAsync(session, session.Host);
        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, link, session.Host);
        Assert.Contains("You are already Hana on this device", await page.Content.ReadAsStringAsync(TestTimeout.Token),
            StringComparison.Ordinal);
        using var phone = await server.SendAsBrowserAsync(HttpMethod.Post, link);
        Assert.Equal(HttpStatusCode.SeeOther, phone.StatusCode);
    }

    [Fact]
    public async Task Only_a_seated_player_can_create_a_link_and_htmx_gets_a_fragment()
    {
        var session = await ServerSession.OpenAsync(server);
        using (var stranger = await server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/device"))
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/device");
        session.Host.SignAsBrowser(request);
        request.Headers.Add("HX-Request", "true");
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.StartsWith("<hx-partial id=\"other-device\"", await answer.Content.ReadAsStringAsync(TestTimeout.Token),
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
            using var answer = await limited.SendAsBrowserAsync(HttpMethod.Post, wrong);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}

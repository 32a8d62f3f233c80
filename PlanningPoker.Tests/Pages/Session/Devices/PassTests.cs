using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Devices;

/// <summary>"Use another device", as browsers without JavaScript send it.</summary>
public partial class PassTests(TestServer server)
{
    [Fact]
    public async Task The_link_makes_a_browser_the_same_player_and_nobody_else_hears_of_it()
    {
        var table = await ServerSession.OpenAsync(server);
        var pia = await table.JoinAsync("Pia");
        await table.RunAsync(pia, new Vote("5"));
        var before = await table.VersionAsync();
        var link = await MakeAsync(table, pia);
        using var used = await SendAsync(HttpMethod.Post, link);

        Assert.Equal((HttpStatusCode.SeeOther, $"/s/{table.Code}"), (used.StatusCode, $"{used.Headers.Location}"));
        var phone = pia with { Token = DeviceIn(used) };
        Assert.NotEqual(pia.Token, phone.Token);
        var you = (await table.SnapshotAsync(phone))["you"]!;
        Assert.Equal((pia.Id.Value, "5"), ((string)you["playerId"]!, (string)you["vote"]!));
        Assert.Equal(before, await table.VersionAsync());
        Assert.Equal(2, (int)(await table.SnapshotAsync())["totalPlayers"]!);
    }

    [Fact]
    public async Task Looking_at_the_link_uses_nothing_up_and_gives_no_seat()
    {
        var table = await ServerSession.OpenAsync(server);
        var link = await MakeAsync(table, table.Host);
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
    public async Task Used_replaced_unknown_and_malformed_links_answer_alike()
    {
        var table = await ServerSession.OpenAsync(server);
        var used = await MakeAsync(table, table.Host);
        (await SendAsync(HttpMethod.Post, used)).Dispose();
        var replaced = await MakeAsync(table, table.Host);
        await MakeAsync(table, table.Host);
        var answers = new HashSet<string>();
        foreach (var link in (string[])[used, replaced, $"/s/{table.Code}/pass/{new string('a', 43)}", $"/s/{table.Code}/pass/nonsense"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
            {
                using var answer = await SendAsync(method, link);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                answers.Add(await answer.Content.ReadAsStringAsync(Deadline.Token));
            }
        Assert.Contains("This link is no longer good", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_outlives_a_restart_and_ends_after_ten_minutes()
    {
        var clock = new ShiftedClock();
        var folder = Directory.CreateTempSubdirectory("planning-poker-pass-").FullName;
        var database = ("ConnectionStrings:Default", $"Data Source={Path.Combine(folder, "kept.db")}");
        string soon, late;
        await using (var before = await TestServer.StartAsync(clock, database))
        {
            var table = await ServerSession.OpenAsync(before);
            soon = await MakeAsync(table, table.Host);
            late = await MakeAsync(table, await table.JoinAsync("Pia"));
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
    public async Task A_browser_with_a_seat_of_its_own_is_asked_and_keeps_it_until_it_says_otherwise()
    {
        var table = await ServerSession.OpenAsync(server);
        var bob = await table.JoinAsync("Bob");
        var link = await MakeAsync(table, table.Host);
        using (var look = await SendAsync(HttpMethod.Get, link, bob))
            Assert.Contains("On this device you sit here as <strong>Bob</strong>", await look.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
        using (var silent = await SendAsync(HttpMethod.Post, link, bob)) Assert.Equal(HttpStatusCode.Forbidden, silent.StatusCode);
        Assert.Equal("Bob", await NameOfAsync(table, bob));
        using (var said = await SendAsync(HttpMethod.Post, link, bob, ("insteadOf", bob.Id.Value))) Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        Assert.Equal("Hana", await NameOfAsync(table, bob));
        Assert.Single((await table.SnapshotAsync())["players"]!.AsArray());
    }

    [Fact]
    public async Task A_device_that_becomes_another_player_hears_nothing_more_of_the_first()
    {
        var table = await ServerSession.OpenAsync(server);
        var ann = await table.JoinAsync("Ann");
        using var linked = await SendAsync(HttpMethod.Post, await MakeAsync(table, ann));
        var phone = ann with { Token = DeviceIn(linked) };
        await using var stream = await table.WatchAsync(ann);
        using var socket = await table.LookAsync(ann);
        await stream.UntilAsync("me:changed");
        var link = await MakeAsync(table, table.Host);
        using (var said = await SendAsync(HttpMethod.Post, link, ann, ("insteadOf", ann.Id.Value))) Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);

        await table.RunAsync(phone, new Vote("13"));
        await table.RunAsync(phone, new Vote("40"));
        Assert.Equal("live:gone", (await stream.ToTheEndAsync())[^1].Name);
        Assert.Equal("live:gone", (await socket.ToTheEndAsync())[^1].Name);
        Assert.DoesNotContain(stream.Heard, frame => frame.Name == "vote:submitted" || frame.Data.Contains("data-vote=\"13\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_gave_its_seat_up_and_lost_the_next_joins_anew_by_every_door()
    {
        await using var own = await TestServer.StartAsync();
        var table = await ServerSession.OpenAsync(own);
        var ann = await table.JoinAsync("Ann");
        using var linked = await SendAsync(HttpMethod.Post, await MakeAsync(table, ann), on: own);
        using (var said = await SendAsync(HttpMethod.Post, await MakeAsync(table, table.Host), ann, ("insteadOf", ann.Id.Value), own)) Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        for (var i = 0; i < Player.MaxDevices; i++) (await SendAsync(HttpMethod.Post, await MakeAsync(table, table.Host), on: own)).Dispose();
        Assert.Null((await table.SnapshotAsync(ann))["you"]);

        using (var form = await SendAsync(HttpMethod.Post, $"/s/{table.Code}/join", ann, ("name", "Zed"), own)) Assert.Equal(HttpStatusCode.SeeOther, form.StatusCode);
        Assert.Equal("Zed", await NameOfAsync(table, ann));
        using (var again = await table.SendAsync(HttpMethod.Post, "/players", ann, new { name = "Zed" })) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(3, (int)(await table.SnapshotAsync())["totalPlayers"]!);
        Assert.Empty(own.Errors);
    }

    [Fact]
    public async Task A_browser_that_is_the_player_already_is_told_so()
    {
        var table = await ServerSession.OpenAsync(server);
        var link = await MakeAsync(table, table.Host);
        using var look = await SendAsync(HttpMethod.Get, link, table.Host);
        Assert.Contains("On this device you are Hana already", await look.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
        using var phone = await SendAsync(HttpMethod.Post, link);
        Assert.Equal(HttpStatusCode.SeeOther, phone.StatusCode);
    }

    [Fact]
    public async Task Only_who_is_seated_makes_a_link_and_htmx_gets_it_as_a_fragment()
    {
        var table = await ServerSession.OpenAsync(server);
        using (var stranger = await SendAsync(HttpMethod.Post, $"/s/{table.Code}/device")) Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{table.Code}/device");
        table.Host.Sign(request, asBrowser: true);
        request.Headers.Add("HX-Request", "true");
        using var answer = await server.Http.SendAsync(request, Deadline.Token);
        Assert.StartsWith("<hx-partial hx-target=\"#other-device\"", await answer.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_links_counts_as_joining()
    {
        await using var limited = await TestServer.StartAsync(settings: ("Limits:JoinsPerMinute", "2"));
        var table = await ServerSession.OpenAsync(limited);
        var wrong = $"/s/{table.Code}/pass/{new string('a', 43)}";
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests])
        {
            using var answer = await SendAsync(HttpMethod.Post, wrong, on: limited);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    /// <returns>The link's path.</returns>
    static async Task<string> MakeAsync(ServerSession table, Person who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{table.Code}/device");
        who.Sign(request, asBrowser: true);
        using var response = await table.Server.Http.SendAsync(request, Deadline.Token);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return Link().Match(await response.Content.ReadAsStringAsync(Deadline.Token)).Value;
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Person? who = null, (string Name, string Value)? field = null, TestServer? on = null)
    {
        using var request = new HttpRequestMessage(method, path);
        who?.Sign(request, asBrowser: true);
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(field is var (name, value) ? [new(name, value)] : []);
        return await (on ?? server).Http.SendAsync(request, Deadline.Token);
    }

    static async Task<string?> NameOfAsync(ServerSession table, Person who)
    {
        var snapshot = await table.SnapshotAsync(who);
        return (string?)snapshot["players"]!.AsArray().Single(player => (string?)player!["playerId"] == (string?)snapshot["you"]!["playerId"])!["name"];
    }

    static string DeviceIn(HttpResponseMessage response) => Cookie().Match(Assert.Single(response.Headers.GetValues("Set-Cookie"))).Groups[1].Value;

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

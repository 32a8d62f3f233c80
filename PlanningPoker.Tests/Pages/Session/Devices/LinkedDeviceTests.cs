using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Devices;

/// <summary>A device that used a link is the same player, and no longer the player that it was before.</summary>
public class LinkedDeviceTests(TestServer server)
{
    [Fact]
    public async Task A_link_makes_a_browser_the_same_player_and_nothing_is_published()
    {
        var session = await ServerSession.OpenAsync(server);
        var pia = await session.JoinAsync("Pia");
        await session.RunAsync(pia, new Vote("5"));
        var before = await session.VersionAsync();
        var link = await DeviceLinks.CreateAsync(session, pia);
        using var used = await server.SendAsBrowserAsync(HttpMethod.Post, link);

        Assert.Equal((HttpStatusCode.SeeOther, $"/s/{session.Code}"), (used.StatusCode, $"{used.Headers.Location}"));
        var phone = pia with { Token = DeviceLinks.DeviceKeyIn(used) };
        Assert.NotEqual(pia.Token, phone.Token);
        var you = (await session.SnapshotAsync(phone))["you"]!;
        Assert.Equal((pia.Id.Value, "5"), ((string)you["playerId"]!, (string)you["vote"]!));
        Assert.Equal(before, await session.VersionAsync());
        Assert.Equal(2, (int)(await session.SnapshotAsync())["totalPlayers"]!);
    }

    [Fact]
    public async Task A_browser_with_a_seat_of_its_own_keeps_it_until_it_confirms()
    {
        var session = await ServerSession.OpenAsync(server);
        var bob = await session.JoinAsync("Bob");
        var link = await DeviceLinks.CreateAsync(session, session.Host);
        using (var page = await server.SendAsBrowserAsync(HttpMethod.Get, link, bob))
            Assert.Contains("On this device you are <strong>Bob</strong>", await page.Content.ReadAsStringAsync(TestTimeout.Token),
                StringComparison.Ordinal);
        using (var unconfirmed = await server.SendAsBrowserAsync(HttpMethod.Post, link, bob))
            Assert.Equal(HttpStatusCode.Forbidden, unconfirmed.StatusCode);
        Assert.Equal("Bob", await NameOfAsync(session, bob));

        await DeviceLinks.UseInsteadOfAsync(session, link, bob);
        Assert.Equal("Hana", await NameOfAsync(session, bob));
        Assert.Single((await session.SnapshotAsync())["players"]!.AsArray());
    }

    [Fact]
    public async Task A_device_that_becomes_another_player_receives_nothing_more_of_the_first()
    {
        var session = await ServerSession.OpenAsync(server);
        var ann = await session.JoinAsync("Ann");
        using var linked = await server.SendAsBrowserAsync(HttpMethod.Post, await DeviceLinks.CreateAsync(session, ann));
        var phone = ann with { Token = DeviceLinks.DeviceKeyIn(linked) };
        await using var stream = await session.OpenPageStreamAsync(ann);
        using var socket = await session.OpenPageSocketAsync(ann);
        await stream.ReadUntilAsync("me:changed");
        await DeviceLinks.UseInsteadOfAsync(session, await DeviceLinks.CreateAsync(session, session.Host), ann);

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
        using var linked = await own.SendAsBrowserAsync(HttpMethod.Post, await DeviceLinks.CreateAsync(session, ann));
        await DeviceLinks.UseInsteadOfAsync(session, await DeviceLinks.CreateAsync(session, session.Host), ann);
        for (var i = 0; i < Player.MaxDevices; i++)
            (await own.SendAsBrowserAsync(HttpMethod.Post, await DeviceLinks.CreateAsync(session, session.Host))).Dispose();
        Assert.Null((await session.SnapshotAsync(ann))["you"]);

        using (var form = await own.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/join", ann, ("name", "Zed")))
            Assert.Equal(HttpStatusCode.SeeOther, form.StatusCode);
        Assert.Equal("Zed", await NameOfAsync(session, ann));
        using (var again = await session.SendAsync(HttpMethod.Post, "/players", ann, new { name = "Zed" }))
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(3, (int)(await session.SnapshotAsync())["totalPlayers"]!);
        Assert.Empty(own.Errors);
    }

    static async Task<string?> NameOfAsync(ServerSession session, TestPlayer player)
    {
        var snapshot = await session.SnapshotAsync(player);
        return (string?)snapshot["players"]!.AsArray()
            .Single(each => (string?)each!["playerId"] == (string?)snapshot["you"]!["playerId"])!["name"];
    }
}

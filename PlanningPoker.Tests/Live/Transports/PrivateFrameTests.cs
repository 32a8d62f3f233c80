using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>A page receives the hand and the controls of its own player, and of nobody else.</summary>
public sealed class PrivateFrameTests(TestServer server)
{
    [Fact]
    public async Task A_changed_vote_reaches_only_the_pages_of_its_voter()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        var since = $"?since={await session.VersionAsync()}";
        await using var mine = await session.OpenPageStreamAsync(session.Player, since);
        await using var mineToo = await session.OpenPageStreamAsync(session.Player, since);
        await using var other = await session.OpenPageStreamAsync(session.Other, since);
        await using var script = await session.OpenApiStreamAsync(session.Player, since);
        foreach (var stream in (EventStreamClient[])[mine, mineToo, other]) await stream.ReadUntilAsync("me:changed");

        await session.RunAsync(session.Player, new Vote("8"));
        foreach (var stream in (EventStreamClient[])[mine, mineToo])
            Assert.Contains("data-vote=\"8\"", Flat((await stream.ReadUntilAsync("me:changed")).Data),
                StringComparison.Ordinal);

        await session.RunAsync(session.Other, new Vote("3"));
        foreach (var stream in (EventStreamClient[])[other, script])
        {
            await stream.ReadUntilAsync("vote:submitted");
            Assert.Equal(["vote:submitted"], stream.Received.Where(frame => frame.Id is not null).Select(frame => frame.Name));
        }
        Assert.Single(other.Received, frame => frame.Name == "me:changed");
        Assert.DoesNotContain(script.Received, frame => frame.Name == "me:changed");
    }

    [Fact]
    public async Task Of_my_hand_and_my_controls_only_what_differs_is_sent()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var page = await session.OpenPageStreamAsync(session.Player);
        await page.ReadUntilAsync("me:changed");

        await session.RunAsync(session.Player, new Vote("5"));
        Assert.Equal(["my-vote"], TargetsOf(await page.ReadUntilAsync("me:changed")));
        await session.RunAsync(session.Host, new Reveal(Round: 1));
        Assert.Equal(["my-vote"], TargetsOf(await page.ReadUntilAsync("me:changed")));
        await session.RunAsync(session.Host, new PromotePlayer(session.Player.Id));
        Assert.Equal(["controls"], TargetsOf(await page.ReadUntilAsync("me:changed")));
    }

    [Fact]
    public async Task A_page_that_just_connected_gets_my_hand_and_my_controls()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await using var old = await session.OpenPageStreamAsync(session.Player);
        await old.ReadUntilAsync("me:changed");
        await session.RunAsync(session.Player, new Vote("5"));
        Assert.Equal(["my-vote"], TargetsOf(await old.ReadUntilAsync("me:changed")));

        await using var fresh = await session.OpenPageStreamAsync(session.Player);
        Assert.Equal(["hand", "controls"], TargetsOf(await fresh.ReadUntilAsync("me:changed")));
    }

    [Fact]
    public async Task A_commit_that_was_not_published_is_shown_with_the_next_change()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        await using var page = await session.OpenPageStreamAsync(session.Player);
        await page.ReadUntilAsync("me:changed");

        var store = server.Services.GetRequiredService<ISessionStore>();
        var actor = new PlayerActor(DeviceKey.Parse(session.Player.Token)!.Value.Hash, TimeProvider.System.GetUtcNow());
        // In between, the system may note that no host is here.
        while (!await TrySaveAsync()) TestTimeout.Token.ThrowIfCancellationRequested();
        await session.RunAsync(session.Other, new Vote("3"));
        await session.RunAsync(session.Host, new Vote("3"));

        await page.ReadUntilAsync(frame =>
            frame.Name == "me:changed" && Flat(frame.Data).Contains("data-vote=\"8\"", StringComparison.Ordinal));

        async Task<bool> TrySaveAsync()
        {
            var before = (await store.FindAsync(session.Id, TestTimeout.Token))!;
            return await store.TrySaveAsync(before, new Vote("8").Run(before, actor).Session);
        }
    }

    static string Flat(string html) => string.Join(' ', html.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> TargetsOf(ReceivedFrame frame) =>
        Regex.Matches(frame.Data, "<hx-partial id=\"(hand|my-vote|controls)\"").Select(match => match.Groups[1].Value);
}

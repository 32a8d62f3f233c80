using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>
/// How much a script receives of a session with as many stories as it may have, as a tracker exports them: keys, links, titles of 60
/// characters, descriptions.
/// </summary>
public sealed class SnapshotSizeTests(TestServer server, ITestOutputHelper output)
{
    const int MaxBytes = 250 * 1024;

    [Fact]
    public async Task A_snapshot_and_a_resync_of_1000_stories_have_at_most_250_KB()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, SampleImport.Of(PokerSession.MaxStories, line => new(
            $"As a buyer I see what I have put into my basket, step {line:D6}", $"SHOP-{1000 + line}", new string('d', 400),
            $"https://company.atlassian.net/browse/SHOP-{1000 + line}")));
        var stories = (await session.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["storyId"]!).ToList();
        foreach (var id in stories[..25]) await session.RunAsync(session.Host, new EstimateStory(new(id), "5"));

        using var answer = await session.SendAsync(HttpMethod.Get, "", session.Host);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        AssertSize("the snapshot", await answer.Content.ReadAsByteArrayAsync(TestTimeout.Token));
        await using var stream = await session.OpenApiStreamAsync(session.Host);
        AssertSize("the event stream's session:sync", Encoding.UTF8.GetBytes((await stream.ReadUntilAsync("session:sync")).Data));
        using var socket = await session.OpenApiSocketAsync(session.Host);
        var sync = await socket.ReadUntilAsync("session:sync");
        AssertSize("the WebSocket's session:sync", Encoding.UTF8.GetBytes(sync.Data));
        await using var page = await session.OpenPageStreamAsync(session.Host);
        AssertSize("the page's session:sync", Encoding.UTF8.GetBytes((await page.ReadUntilAsync("session:sync")).Data));
    }

    void AssertSize(string what, byte[] bytes)
    {
        output.WriteLine($"{what}: {bytes.Length / 1024} KB");
        Assert.True(bytes.Length is > 20_000 and <= MaxBytes, $"{what}: {bytes.Length} bytes");
    }
}

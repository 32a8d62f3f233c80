using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>The event stream and the WebSocket carry the same frames. A poll carries whole tables, and leads to the same table.</summary>
public class SameFramesTests(PokerServer server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_game_over_stream_and_WebSocket_is_the_same_sequence_of_frames()
    {
        var (host, bob) = await JoinBothAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var connections = new[] { Transport.Stream, Transport.WebSocket }.Select(
            transport => new Recording(bob.ReadFramesAsync(transport, null, end.Token))).ToList();
        foreach (var connection in connections) await connection.UntilAsync(frame => frame.Name == "me:changed");

        foreach (var step in Game(host, bob)) await step();
        var version = await VersionAsync(host);
        foreach (var connection in connections) await connection.UntilAsync(frame => frame.Id == version);

        var (stream, socket) = (connections[0].GameFrames, connections[1].GameFrames);
        Assert.Equal(stream.Select(Title), socket.Select(Title));
        Assert.Equal(stream, socket);
        Assert.Contains(stream, frame => frame.Name == "cards:revealed");
        await end.CancelAsync();
    }

    [Fact]
    public async Task After_each_step_all_three_transports_show_the_same_table_and_the_same_hand()
    {
        var (host, bob) = await JoinBothAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var screens = Enum.GetValues<Transport>().Select(transport => new LiveClient(bob, transport)).ToList();
        var following = screens.Select(screen => screen.RunAsync(end.Token)).ToList();

        foreach (var step in Game(host, bob))
        {
            await step();
            var version = await VersionAsync(host);
            foreach (var screen in screens) await screen.WaitForVersionAsync(version, Ct);
            var (table, hand) = (screens[0].Table, await HandAsync(bob));
            foreach (var screen in screens)
            {
                Assert.Equal(table, screen.Table);
                await Wait.UntilAsync(() => Task.FromResult(screen.Hand == hand), () => $"{screen.Hand} instead of {hand}", Ct);
            }
        }

        foreach (var screen in screens) Assert.Empty(screen.VersionErrors);
        await end.CancelAsync();
        await Task.WhenAll(following);
        foreach (var screen in screens) screen.Dispose();
    }

    async Task<(ApiClient Host, ApiClient Bob)> JoinBothAsync()
    {
        var host = await ApiClient.StartSessionAsync(server.Address, "Sprint 12", "Hana");
        return (host, await ApiClient.JoinAsync(host.Invitation, "Bob"));
    }

    static IEnumerable<Func<Task>> Game(ApiClient host, ApiClient bob)
    {
        Func<Task> Step(ApiClient client, HttpMethod method, string path, object? body = null) => async () =>
        {
            var answer = await client.SendAsync(method, path, body, Ct);
            Assert.True(answer.IsSuccess, answer.Text);
        };
        yield return Step(host, HttpMethod.Post, "/stories", new { id = "s-1", title = "Checkout <b>& more</b>" });
        yield return Step(host, HttpMethod.Post, "/stories", new { id = "s-2", title = "Zürich “quotes” 🙂" });
        yield return Step(host, HttpMethod.Post, "/stories/s-1/start", new { });
        yield return Step(bob, HttpMethod.Post, "/vote", new { value = "5" });
        yield return Step(bob, HttpMethod.Post, "/vote", new { value = "8" });
        yield return Step(host, HttpMethod.Post, "/vote", new { value = "½" });
        yield return Step(host, HttpMethod.Delete, "/vote");
        yield return Step(host, HttpMethod.Post, "/vote", new { value = "☕" });
        yield return Step(host, HttpMethod.Post, "/reveal", new { });
        yield return Step(host, HttpMethod.Patch, "/stories/s-1", new { estimate = "8" });
        yield return Step(host, HttpMethod.Post, "/reset", new { });
        yield return Step(host, HttpMethod.Patch, $"/players/{bob.Id}", new { host = true });
        yield return Step(host, HttpMethod.Patch, "/stories/s-2", new { position = 0 });
        yield return Step(host, HttpMethod.Delete, "/stories/s-2");
        yield return Step(host, HttpMethod.Patch, "", new { name = "Sprint 13", deck = "t-shirt" });
        yield return Step(bob, HttpMethod.Post, "/vote", new { value = "XL" });
        yield return Step(host, HttpMethod.Patch, $"/players/{bob.Id}", new { name = "Roberta" });
    }

    static async Task<string> HandAsync(ApiClient client)
    {
        var table = await client.SnapshotAsync();
        var card = table.GetProperty("you").TryGetProperty("vote", out var vote) ? vote.GetString() : "none";
        return $"round {table.GetProperty("round")}: {card}";
    }

    static string Title(LiveFrame frame) => $"{frame.Id} {frame.Name}";

    static async Task<long> VersionAsync(ApiClient client) => (await client.SnapshotAsync()).GetProperty("version").GetInt64();

    /// <summary>Records the frames of one connection.</summary>
    sealed class Recording(IAsyncEnumerable<LiveFrame> connection)
    {
        readonly IAsyncEnumerator<LiveFrame> frames = connection.GetAsyncEnumerator(Ct);
        readonly List<LiveFrame> received = [];

        /// <summary>
        /// The frames of the game, without those that depend on the connection or on the time: the opening, pings and presence.
        /// </summary>
        public IEnumerable<LiveFrame> GameFrames => received
            .SkipWhile(frame => frame.Name != "me:changed")
            .Where(frame => !frame.Name.StartsWith("live:", StringComparison.Ordinal) && frame.Name != "presence:changed");

        public async Task UntilAsync(Predicate<LiveFrame> matches)
        {
            while (await frames.MoveNextAsync().AsTask().WaitAsync(HangLimit.Time, Ct))
            {
                received.Add(frames.Current);
                if (matches(frames.Current)) return;
            }
            Assert.Fail("The connection ended.");
        }
    }
}

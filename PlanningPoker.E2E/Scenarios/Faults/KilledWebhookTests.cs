using System.Net;
using System.Text.Json;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>The server is killed again and again while its webhooks tell of rounds.</summary>
public sealed class KilledWebhookTests(ITestOutputHelper output)
{
    const int Sessions = 3, Kills = 4;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_reveal_is_delivered_and_none_has_two_ids()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: new Dictionary<string, string>
        {
            ["Limits__CommandsPer10Seconds"] = "0",
            ["Webhooks__Enabled"] = "true",
            ["Webhooks__AllowHttp"] = "true",
            ["Webhooks__AllowedNetworks"] = "127.0.0.1",
        });
        var hosts = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(i => OpenAsync(server, receiver, $"Session {i}")));
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                var enough = hosts.Sum(host => host.Acknowledged.Count) + Random.Shared.Next(3, 20);
                var playing = hosts.Select(host => host.PlayUntilServerIsDownAsync()).ToList();
                await Wait.UntilAsync(
                    () => Task.FromResult(hosts.Sum(host => host.Acknowledged.Count) >= enough), () => "Nothing is acknowledged.", Ct);
                server.Kill();
                await Task.WhenAll(playing);
                await server.RestartAsync(Ct);
            }

            // What was on its way at a kill is sent again when its lease has run out.
            await Wait.UntilAsync(
                () => Task.FromResult(hosts.All(host => host.Acknowledged.IsSubsetOf(RoundsIn(receiver, host.Code)))),
                () => $"Not every reveal was delivered. {server.Log}", Ct);
            var ids = receiver.Received.Select(message => (Round: RoundOf(message.Body), Id: message.Headers["webhook-id"]))
                .Distinct().ToList();
            Assert.Equal(ids.Count, ids.DistinctBy(each => each.Round).Count());
            Assert.Equal(ids.Count, ids.DistinctBy(each => each.Id).Count());
            output.WriteLine($"{Kills} kills, {hosts.Sum(host => host.Acknowledged.Count)} reveals acknowledged, {ids.Count} told, "
                + $"{receiver.Received.Count} messages");
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
        }
    }

    static async Task<Host> OpenAsync(ServerProcess server, WebhookReceiver receiver, string name)
    {
        var client = await ApiClient.StartSessionAsync(server.Address, name, "Hana");
        var set = await client.SendAsync(HttpMethod.Put, "/webhook", new { url = receiver.Address }, Ct);
        Assert.Equal(HttpStatusCode.OK, set.Status);
        return new(client);
    }

    static HashSet<int> RoundsIn(WebhookReceiver receiver, string code) =>
        [.. receiver.Received.Select(message => RoundOf(message.Body)).Where(told => told.Session == code).Select(told => told.Round)];

    static (string? Session, int Round) RoundOf(byte[] body)
    {
        var data = JsonDocument.Parse(body).RootElement.GetProperty("data");
        return (data.GetProperty("sessionId").GetString(), data.GetProperty("round").GetInt32());
    }

    /// <summary>A host who plays one round after the other, and remembers which reveals were acknowledged.</summary>
    sealed class Host(ApiClient client) : IDisposable
    {
        public HashSet<int> Acknowledged { get; } = [];

        public string Code => client.Invitation.Segments[^1];

        public async Task PlayUntilServerIsDownAsync()
        {
            try
            {
                while (true)
                {
                    var table = await client.SnapshotAsync();
                    if (table.GetProperty("phase").GetString() == "revealed")
                        await client.SendAsync(HttpMethod.Post, "/reset", new { }, Ct);
                    else await RevealAsync(table.GetProperty("round").GetInt32());
                }
            }
            catch (HttpRequestException e) when (e.StatusCode is null && e.InnerException is not null)
            {
                // The server is down.
            }
        }

        async Task RevealAsync(int round)
        {
            await client.VoteAsync("5");
            if ((await client.SendAsync(HttpMethod.Post, "/reveal", new { }, Ct)).IsSuccess) Acknowledged.Add(round);
        }

        public void Dispose() => client.Dispose();
    }
}

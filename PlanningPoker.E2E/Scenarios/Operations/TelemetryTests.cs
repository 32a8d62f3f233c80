using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Operations;

/// <summary>What the server measures and traces, in a process of its own, in which nothing else is counted.</summary>
public sealed class TelemetryTests : IDisposable
{
    const string Host = "Hanafrieda", Guest = "Gustavius";

    readonly TemporaryFolder folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_measure_counts_what_happens()
    {
        await using var server = await StartAsync(("Telemetry__Prometheus", "true"));
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", Host);
        using var guest = await ApiClient.JoinAsync(host.Invitation, Guest);
        var code = host.Invitation.Segments[^1];
        var received = 0;
        using (var reader = new StreamReader(await host.Http.GetStreamAsync(new Uri($"/api/sessions/{code}/events", UriKind.Relative), Ct)))
        {
            received += await ReadUntilAsync(reader, "presence:changed");
            Assert.True(await guest.VoteAsync("5"));
            received += await ReadUntilAsync(reader, "vote:submitted");
            var refused = await guest.SendAsync(HttpMethod.Post, "/vote", new { value = "8", round = 99 }, Ct);
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
            await Wait.UntilAsync(async () => await MeasureAsync(host, "players_here") == 1, () => "Nobody is here.", Ct);

            Assert.Equal(1, await MeasureAsync(host, "sessions"));
            Assert.Equal(1, await MeasureAsync(host, "connections", "transport=\"event-stream\""));
            // A ping, or who is here, may have been sent meanwhile.
            Assert.InRange(await MeasureAsync(host, "frames_total", "transport=\"event-stream\""), received, received + 3);
            Assert.InRange(await MeasureAsync(host, "delivery_duration_seconds_count", "transport=\"event-stream\""), 1, received);
            Assert.InRange(await MeasureAsync(host, "delivery_duration_seconds_sum", "transport=\"event-stream\""), double.Epsilon, 10);
            Assert.Equal(1, await MeasureAsync(host, "refusals_total", "code=\"stale_round\""));
            // The session, the guest and the vote, one after the other.
            Assert.Equal(3, await MeasureAsync(host, "commit_duration_seconds_count"));
            Assert.InRange(await MeasureAsync(host, "commit_duration_seconds_sum"), double.Epsilon, 10);
            Assert.Equal(3, await MeasureAsync(host, "commit_sessions_sum"));
        }
        await Wait.UntilAsync(async () => await MeasureAsync(host, "connections", "transport=\"event-stream\"") == 0,
            () => "The closed connection still counts.", Ct);
        var text = await host.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        Assert.All((string[])[code, Host, Guest, host.Id], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_gets_measures_and_traces_without_names_votes_and_addresses_of_sessions()
    {
        await using var collector = await WebhookReceiver.StartAsync();
        await using var server = await StartAsync(
            ("Telemetry__Otlp", $"{collector.Address}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", Host);
        using var guest = await ApiClient.JoinAsync(host.Invitation, Guest);
        Assert.True(await guest.VoteAsync("13"));
        using var page = await host.Http.GetAsync(new Uri($"/s/{host.Invitation.Segments[^1]}?from={Guest}", UriKind.Relative), Ct);
        await Wait.UntilAsync(() => Task.FromResult(
            Has("planningpoker.commit.duration") && Has("/api/sessions/{id}/vote") && Has("s/{code}/{handler?}") && Has("commit")),
            () => "Measures or traces are missing.", Ct);

        string[] secrets = [host.Invitation.Segments[^1], Host, Guest, host.Token, guest.Token, host.Id, guest.Id];
        Assert.All(secrets, secret => Assert.False(Has(secret), secret));

        // Texts in Protocol Buffers are UTF-8.
        bool Has(string text) => collector.Received.Any(each => each.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
    }

    Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings) => ServerProcess.StartAsync(
        folder.ConnectionString, Ct, settings: settings.ToDictionary(each => each.Name, each => each.Value));

    /// <returns>How many frames have come.</returns>
    static async Task<int> ReadUntilAsync(StreamReader stream, string name)
    {
        for (var frames = 0; await stream.ReadLineAsync(Ct) is { } line;)
        {
            if (!line.StartsWith("event: ", StringComparison.Ordinal)) continue;
            frames++;
            if (line == $"event: {name}") return frames;
        }
        throw new EndOfStreamException(name);
    }

    /// <summary>The value with this label, or without a label of its own; 0 if there is none.</summary>
    static async Task<double> MeasureAsync(ApiClient client, string name, string label = "")
    {
        var text = await client.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        var line = Regex.Match(text, $$"""^planningpoker_{{name}}(\{[^}]*{{label}}[^}]*\})? (?<value>\S+)""", RegexOptions.Multiline);
        return line.Success ? double.Parse(line.Groups["value"].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }
}

using System.Net;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Smoke;

public class TelemetryTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_count_what_happens_name_nobody_and_are_for_the_own_network()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct,
            settings: new Dictionary<string, string> { ["Telemetry__Prometheus"] = "true" });
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", "Hanafrieda");
        Assert.True(await host.VoteAsync("5"));
        await host.SendAsync(HttpMethod.Post, "/vote", new { value = "none" }, Ct);

        using var client = new HttpClient();
        var metrics = await client.GetStringAsync(new Uri(server.Address, "/metrics"), Ct);
        foreach (var name in (string[])["planningpoker_sessions", "planningpoker_commit_duration", "planningpoker_refusals"])
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        Assert.Contains("code=\"bad_card\"", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Hanafrieda", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Invitation.Segments[^1], metrics, StringComparison.Ordinal);

        using var proxied = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/metrics"));
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var refused = await client.SendAsync(proxied, Ct);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Without_the_setting_there_are_no_metrics()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(server.Address, "/metrics"), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>Behind nginx, the most common reverse proxy, with common configurations.</summary>
public sealed class NginxTests(PokerServer server) : TableTests(server)
{
    /// <summary>The directives that manuals recommend.</summary>
    const string PassWebSockets = "proxy_http_version 1.1; proxy_set_header Host $http_host; "
        + "proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;";

    Nginx? nginx;

    /// <summary>Closes the pages first: the end of the proxy would be an error for them.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        nginx?.Dispose();
    }

    [Fact]
    public async Task With_the_default_configuration_a_page_uses_the_event_stream()
    {
        nginx = await Nginx.StartAsync(Server.Address, "", Ct);
        var (alice, bob) = await JoinBothAsync(nginx);
        await ExpectRequestedAsync(nginx, "/live/ws");
        await PlayAsync(alice, bob, "live stream");
    }

    [Fact]
    public async Task With_the_recommended_configuration_a_page_uses_a_WebSocket_imports_are_let_through_and_nothing_is_missing()
    {
        nginx = await Nginx.StartRecommendedAsync(Server.Address, Ct);
        var (alice, bob) = await JoinBothAsync(nginx);
        await PlayAsync(alice, bob, "WebSocket");

        using var http = new HttpClient { BaseAddress = nginx.Address };
        var ready = await http.GetFromJsonAsync<JsonElement>("health/ready", Ct);
        Assert.Equal("[]", ready.GetProperty("detail").GetRawText());
        using var host = await ApiClient.StartSessionAsync(nginx.Address, "Sprint 12", "Hana");
        // Nearly as long as an import may be.
        var row = $"Login,{new string('d', 2000)}\n";
        using var list = new StringContent($"Title,Description\n{string.Concat(Enumerable.Repeat(row, 3900))}", Encoding.UTF8, "text/csv");
        using var imported = await host.Http.PostAsync($"api/sessions/{host.Invitation.Segments[^1]}/stories/import", list, Ct);
        Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
    }

    [Fact]
    public async Task With_WebSockets_refused_a_page_uses_the_event_stream()
    {
        Team.PageErrors.Expect("403");
        nginx = await Nginx.StartAsync(Server.Address, $$"""{{PassWebSockets}} if ($http_upgrade) { return 403; }""", Ct);
        var (alice, bob) = await JoinBothAsync(nginx);
        await ExpectRequestedAsync(nginx, "/live/ws", "403");
        await PlayAsync(alice, bob, "live stream");
    }

    [Fact]
    public async Task With_buffered_responses_a_page_polls()
    {
        nginx = await Nginx.StartAsync(Server.Address, "proxy_ignore_headers X-Accel-Buffering; proxy_buffering on;", Ct);
        var (alice, bob) = await JoinBothAsync(nginx);
        await PlayAsync(alice, bob, "polling");
    }

    async Task<(TablePage Alice, TablePage Bob)> JoinBothAsync(Nginx nginx)
    {
        // The page tries a WebSocket, which may be refused.
        Team.PageErrors.Expect("WebSocket connection to");
        var alice = await Team.StartSessionThroughAsync(nginx.Address, "Sprint 12", "Alice");
        return (alice, await Team.JoinAsync(alice.Invitation, "Bob"));
    }

    /// <summary>Plays a round that both see, over the transport that is expected behind this proxy.</summary>
    async Task PlayAsync(TablePage alice, TablePage bob, string transport)
    {
        await Team.EveryoneAsync(table => table.ExpectTransportAsync(transport));
        await Team.EveryoneAsync(table => table.WatchForReloadAsync());
        await bob.VoteAsync("8");
        await alice.VoteAsync("5");
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("2 of 2 voted"));
        await alice.RevealAsync();
        await Team.EveryoneAsync(table => table.ExpectCardOfAsync("Bob", "8"));
        await alice.VoteAgainAsync();
        await Team.EveryoneAsync(table => table.ExpectProgressAsync("0 of 2 voted"));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync("Connected (2 players online)"));
        await Team.EveryoneAsync(table => table.ExpectTransportAsync(transport));
        await Team.EveryoneAsync(table => table.ExpectNotReloadedAsync());
    }

    static Task ExpectRequestedAsync(Nginx nginx, string path, string status = "") => Wait.UntilAsync(
        () => Task.FromResult(
            nginx.AccessLog.Any(
                line => line.StartsWith(status, StringComparison.Ordinal) && line.Contains(path, StringComparison.Ordinal))),
        () => $"There was no request for {path}:\n{string.Join('\n', nginx.AccessLog)}", Ct);
}

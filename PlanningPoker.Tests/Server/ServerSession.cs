using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Verbs.EntryPoints;

namespace PlanningPoker.Tests.Server;

/// <summary>A session on a test server, used through its API and its live connections.</summary>
class ServerSession(TestServer server, string code, TestPlayer host)
{
    public TestServer Server => server;
    public string Code => code;
    public SessionCode Id => SessionCode.TryParse(code, out var id) ? id : default;
    public TestPlayer Host => host;

    public static async Task<ServerSession> OpenAsync(TestServer server, string host = "Hana", string? deck = null, string? from = null)
    {
        var body = new JsonObject { ["name"] = "Team Blue", ["hostName"] = host };
        if (deck is not null) body["deck"] = deck;
        var opened = await RunAsync(server, "open", () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/sessions") { Content = JsonContent.Create(body) };
            if (from is not null) request.Headers.Add("X-Forwarded-For", from);
            return request;
        });
        return new(server, (string)opened["sessionId"]!, new(host, new((string)opened["playerId"]!), (string)opened["playerToken"]!));
    }

    public async Task<TestPlayer> JoinAsync(string name, Role role = Role.Voter)
    {
        var joined = await RunAsync(new(name), new Join(name, role));
        return new(name, new((string)joined["playerId"]!), (string)joined["playerToken"]!);
    }

    /// <summary>Runs a command through the API and asserts that it succeeds.</summary>
    public Task<JsonObject> RunAsync(TestPlayer player, Command command) =>
        RunAsync(server, command, () => ApiEntryPoint.Request(this, player, command)!);

    /// <summary>Sends a request, again when the server is too busy, as every client should, and asserts that it succeeds.</summary>
    static async Task<JsonObject> RunAsync(TestServer server, object what, Func<HttpRequestMessage> make)
    {
        var limit = TestTimeout.Token;
        while (true)
        {
            using var request = make();
            using var response = await server.Http.SendAsync(request, limit);
            var text = await response.Content.ReadAsStringAsync(limit);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter?.Delta is { } pause)
            {
                await Task.Delay(pause, limit);
                continue;
            }
            Assert.True(response.IsSuccessStatusCode, $"{what}: {(int)response.StatusCode} {text}");
            return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        }
    }

    public async Task<JsonObject> SnapshotAsync(TestPlayer? player = null)
    {
        using var response = await SendAsync(HttpMethod.Get, "", player);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
    }

    public async Task<long> VersionAsync() => (long)(await SnapshotAsync())["version"]!;

    /// <summary>Sends a request to the API of the session and returns any response.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, TestPlayer? player = null, object? json = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/sessions/{code}{path}");
        player?.SignAsScript(request);
        if (json is not null) request.Content = json as HttpContent ?? JsonContent.Create(json);
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }

    public Task<EventStreamClient> OpenApiStreamAsync(TestPlayer? player = null, string query = "", string? lastEventId = null) =>
        EventStreamClient.OpenAsync(server.Http, $"/api/sessions/{code}/events{query}", player, lastEventId);

    public Task<EventStreamClient> OpenPageStreamAsync(TestPlayer? player = null, string query = "", string? lastEventId = null) =>
        EventStreamClient.OpenAsync(server.Http, $"/s/{code}/live{query}", player, lastEventId);

    public Task<WebSocketClient> OpenApiSocketAsync(TestPlayer? player = null, string query = "") =>
        WebSocketClient.OpenAsync(server, $"/api/sessions/{code}/ws{query}", player);

    public Task<WebSocketClient> OpenPageSocketAsync(TestPlayer? player = null, string query = "") =>
        WebSocketClient.OpenAsync(server, $"/s/{code}/live/ws{query}", player);

    /// <summary>Waits until the player counts as present.</summary>
    public async Task WaitUntilPresentAsync(TestPlayer player)
    {
        var presence = server.Services.GetRequiredService<IPresence>();
        var timeout = TestTimeout.Token;
        while (!(await presence.GetPresentAsync(Id)).Contains(player.Id))
        {
            timeout.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

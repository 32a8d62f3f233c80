using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Verbs.EntryPoints;

namespace PlanningPoker.Tests.Server;

/// <summary>A session on the test server and those at it.</summary>
sealed class ServerSession(TestServer server, string code, Person host)
{
    public TestServer Server => server;
    public string Code => code;
    public SessionCode Id => SessionCode.TryParse(code, out var id) ? id : default;
    public Person Host => host;

    public static async Task<ServerSession> OpenAsync(TestServer server, string host = "Hana", string? deck = null, string? from = null)
    {
        var body = new JsonObject { ["name"] = "Team Blue", ["hostName"] = host };
        if (deck is not null) body["deck"] = deck;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sessions") { Content = JsonContent.Create(body) };
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        using var response = await server.Http.SendAsync(request, Deadline.Token);
        var opened = (await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!;
        return new(server, (string)opened["sessionId"]!, new(host, new((string)opened["playerId"]!), (string)opened["playerToken"]!));
    }

    public async Task<Person> JoinAsync(string name, Role role = Role.Voter)
    {
        var joined = await RunAsync(new(name), new Join(name, role));
        return new(name, new((string)joined["playerId"]!), (string)joined["playerToken"]!);
    }

    /// <summary>Does it as a script would; it has to work.</summary>
    public async Task<JsonObject> RunAsync(Person who, Command command)
    {
        using var request = JsonDoor.Request(this, who, command)!;
        using var response = await server.Http.SendAsync(request, Deadline.Token);
        var text = await response.Content.ReadAsStringAsync(Deadline.Token);
        Assert.True(response.IsSuccessStatusCode, $"{command}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public async Task<JsonObject> SnapshotAsync(Person? who = null)
    {
        using var response = await SendAsync(HttpMethod.Get, "", who);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!;
    }

    public async Task<long> VersionAsync() => (long)(await SnapshotAsync())["version"]!;

    /// <summary>A call of the session's API; whatever comes of it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Person? who = null, object? json = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/sessions/{code}{path}");
        who?.Sign(request, asBrowser: false);
        if (json is not null) request.Content = json as HttpContent ?? JsonContent.Create(json);
        return await server.Http.SendAsync(request, Deadline.Token);
    }

    public Task<Listener> ListenAsync(Person? who = null, string query = "", string? lastEventId = null) =>
        Listener.OpenAsync(server.Http, $"/api/sessions/{code}/events{query}", who, lastEventId);

    /// <summary>The API's WebSocket.</summary>
    public Task<Talker> TalkAsync(Person? who = null, string query = "") => Talker.OpenAsync(server, $"/api/sessions/{code}/ws{query}", who);

    /// <summary>The pages' WebSocket.</summary>
    public Task<Talker> LookAsync(Person? who = null, string query = "") => Talker.OpenAsync(server, $"/s/{code}/live/ws{query}", who);

    public Task<Listener> WatchAsync(Person? who = null, string query = "", string? lastEventId = null) =>
        Listener.OpenAsync(server.Http, $"/s/{code}/live{query}", who, lastEventId);
}

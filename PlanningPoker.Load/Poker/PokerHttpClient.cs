using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Poker;

/// <summary>Sends the HTTP requests of one session's players.</summary>
sealed class PokerHttpClient(HttpClient http)
{
    static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    readonly Dictionary<int, AuthenticationHeaderValue> credentials = [];

    /// <summary>The session's code; empty until the session is created.</summary>
    public string Code { get; private set; } = "";

    public string TokenOf(int player) => credentials[player].Parameter!;

    /// <summary>Creates the session with player 0 as its host.</summary>
    public async Task CreateSessionAsync(CancellationToken ct)
    {
        const string Body = """{"name":"Load","hostName":"Player 0"}""";
        using var answer = JsonDocument.Parse(await SendAsync(HttpMethod.Post, "/api/sessions", null, Body, ct));
        Code = answer.RootElement.GetProperty("sessionId").GetString()!;
        StoreToken(0, answer);
    }

    public async Task JoinAsync(int player, CancellationToken ct)
    {
        var body = $$"""{"name":"Player {{player}}"}""";
        using var answer = JsonDocument.Parse(await SendAsync(HttpMethod.Post, $"/api/sessions/{Code}/players", null, body, ct));
        StoreToken(player, answer);
    }

    /// <summary>Sends the action to the JSON API, as a script does.</summary>
    /// <returns>The session's version after the action.</returns>
    public async Task<long> SendToApiAsync(PlayerAction action, CancellationToken ct)
    {
        var (verb, body) = action.Kind switch
        {
            ActionKind.Vote => ("vote", $$"""{"value":"{{action.Card}}"}"""),
            ActionKind.Reveal => ("reveal", "{}"),
            _ => ("reset", "{}"),
        };
        var answer = await SendAsync(HttpMethod.Post, $"/api/sessions/{Code}/{verb}", credentials[action.Player], body, ct);
        return NumberScanner.NumberAfter(answer, NumberScanner.VersionProperty)
            ?? throw new LoadException($"The answer to {verb} has no version.");
    }

    /// <summary>Submits the action as a page's form with htmx does.</summary>
    /// <returns>The session's version after the action.</returns>
    public async Task<long> SubmitFormAsync(PlayerAction action, CancellationToken ct)
    {
        var (verb, fields) = action.Kind switch
        {
            ActionKind.Vote => ("vote", $"value={action.Card}"),
            ActionKind.Reveal => ("reveal", ""),
            _ => ("reset", ""),
        };
        using var response = await SendWithRetryAsync(() => new(HttpMethod.Post, $"/s/{Code}/{verb}")
        {
            Headers = { Authorization = credentials[action.Player] },
            Content = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded")
            {
                Headers = { { "HX-Request", "true" } },
            },
        }, ct);
        return long.Parse(response.Headers.GetValues("Poker-Version").Single(), CultureInfo.InvariantCulture);
    }

    public Task<byte[]> GetAsync(string path, int player, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, path, credentials[player], null, ct);

    void StoreToken(int player, JsonDocument answer) =>
        credentials[player] = new("Bearer", answer.RootElement.GetProperty("playerToken").GetString());

    async Task<byte[]> SendAsync(
        HttpMethod method, string path, AuthenticationHeaderValue? authorization, string? json, CancellationToken ct)
    {
        using var response = await SendWithRetryAsync(() => new(method, path)
        {
            Headers = { Authorization = authorization },
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        }, ct);
        return await response.Content.ReadAsByteArrayAsync(ct);
    }

    /// <summary>Retries while the server answers 503 (its database is busy). The retries count in the action's measured time.</summary>
    async Task<HttpResponseMessage> SendWithRetryAsync(Func<HttpRequestMessage> createRequest, CancellationToken ct)
    {
        while (true)
        {
            using var request = createRequest();
            var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode) return response;
            using (response)
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                    throw LoadException.Refused($"{request.Method} {request.RequestUri}", await response.Content.ReadAsStringAsync(ct));
            await Task.Delay(RetryDelay, ct);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Clients;

/// <summary>A player without a browser, who uses the JSON API or the forms of the page. Each call is one request, sent once.</summary>
sealed class ApiClient : IDisposable
{
    readonly HttpClient client;
    readonly string code;

    ApiClient(HttpClient client, string name, string code, JsonElement seat)
        : this(client, name, code, seat.GetProperty("playerId").GetString()!, seat.GetProperty("playerToken").GetString()!)
    {
    }

    ApiClient(HttpClient client, string name, string code, string id, string token)
    {
        (this.client, Name, this.code, Id, Token) = (client, name, code, id, token);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public string Name { get; }
    public string Id { get; }
    public string Token { get; }
    public Uri Invitation => new(client.BaseAddress!, $"/s/{code}");

    /// <summary>For event streams and polls.</summary>
    public HttpClient Http => client;

    /// <summary>Opens a session, as a host who votes.</summary>
    public static async Task<ApiClient> StartSessionAsync(Uri server, string session, string host)
    {
        var client = NewClient(server);
        var opened = await PostAsync(client, "/api/sessions", new { name = session, hostName = host });
        return new(client, host, opened.GetProperty("sessionId").GetString()!, opened);
    }

    /// <param name="invitation">The link, as a browser shows it.</param>
    /// <param name="name">Their name.</param>
    /// <param name="role"><c>voter</c> or <c>observer</c>.</param>
    public static async Task<ApiClient> JoinAsync(Uri invitation, string name, string role = "voter")
    {
        var code = invitation.Segments[^1];
        var client = NewClient(invitation);
        return new(client, name, code, await PostAsync(client, $"/api/sessions/{code}/players", new { name, role }));
    }

    /// <summary>The same player at another server.</summary>
    public ApiClient At(Uri server) => new(NewClient(server), Name, code, Id, Token);

    /// <summary>Sends a request to the session's API and returns the response, success or not.</summary>
    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, object? body = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(method, $"/api/sessions/{code}{path}");
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await client.SendAsync(request, ct);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    /// <summary>Votes through the JSON API. True when the server acknowledged the vote; false when it was busy.</summary>
    public async Task<bool> VoteAsync(string value, int? round = null, int? rev = null)
    {
        using var answer = await client.PostAsJsonAsync($"/api/sessions/{code}/vote", new { value, round, rev });
        return IsAcknowledged(answer, HttpStatusCode.OK);
    }

    /// <summary>Votes with the form of a page without JavaScript.</summary>
    public async Task<bool> VoteByFormAsync(string value, int round, int rev)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["value"] = value, ["round"] = $"{round}", ["rev"] = $"{rev}" });
        using var answer = await client.PostAsync($"/s/{code}/vote", form);
        return IsAcknowledged(answer, HttpStatusCode.SeeOther);
    }

    /// <summary>The snapshot of the session, with the part that only this player sees.</summary>
    public Task<JsonElement> SnapshotAsync() => WhenNotBusyAsync(() => client.GetAsync($"/api/sessions/{code}"));

    public void Dispose() => client.Dispose();

    static HttpClient NewClient(Uri server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = new(server, "/"),
            Timeout = HangLimit.Time,
        };

    static Task<JsonElement> PostAsync(HttpClient client, string path, object body) =>
        WhenNotBusyAsync(() => client.PostAsJsonAsync(path, body));

    /// <summary>Sends the request again while the server answers that its storage is busy.</summary>
    static async Task<JsonElement> WhenNotBusyAsync(Func<Task<HttpResponseMessage>> send)
    {
        using var limit = new CancellationTokenSource(HangLimit.Time);
        while (true)
        {
            using var answer = await send();
            if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<JsonElement>(limit.Token);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta is { } pause)
                await Task.Delay(pause, limit.Token);
            else answer.EnsureSuccessStatusCode();
        }
    }

    /// <exception cref="HttpRequestException">The vote was refused, which no test expects.</exception>
    static bool IsAcknowledged(HttpResponseMessage answer, HttpStatusCode expected) =>
        answer.StatusCode == expected
            || (answer.StatusCode == HttpStatusCode.ServiceUnavailable ? false : throw new HttpRequestException($"{answer.StatusCode}"));
}

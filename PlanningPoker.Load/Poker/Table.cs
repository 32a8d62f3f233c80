using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Poker;

/// <summary>One session, its seats, and what its players ask of the server.</summary>
sealed class Table(HttpClient http)
{
    readonly Dictionary<int, AuthenticationHeaderValue> seats = [];

    public string Code { get; private set; } = "";

    public string TokenOf(int player) => seats[player].Parameter!;

    public async Task OpenAsync(CancellationToken ct)
    {
        using var opened = JsonDocument.Parse(await SendAsync(HttpMethod.Post, "/api/sessions", null, Json("""{"name":"Load","hostName":"Player 0"}"""), ct));
        Code = opened.RootElement.GetProperty("sessionId").GetString()!;
        Seat(0, opened);
    }

    public async Task JoinAsync(int player, CancellationToken ct)
    {
        using var joined = JsonDocument.Parse(await SendAsync(HttpMethod.Post, $"/api/sessions/{Code}/players", null, Json($$"""{"name":"Player {{player}}"}"""), ct));
        Seat(player, joined);
    }

    /// <summary>As a script does.</summary>
    public async Task<long> PostAsync(Move move, CancellationToken ct)
    {
        var (verb, body) = move.Verb switch
        {
            Verb.Vote => ("vote", $$"""{"value":"{{move.Face}}"}"""),
            Verb.Reveal => ("reveal", "{}"),
            _ => ("reset", "{}"),
        };
        var answer = await SendAsync(HttpMethod.Post, $"/api/sessions/{Code}/{verb}", seats[move.Player], Json(body), ct);
        return Wire.NumberAfter(answer, Wire.VersionName) ?? throw new LoadException($"The answer to {verb} names no version.");
    }

    /// <summary>As a page's form with htmx does.</summary>
    public async Task<long> SubmitAsync(Move move, CancellationToken ct)
    {
        var (verb, fields) = move.Verb switch
        {
            Verb.Vote => ("vote", $"value={move.Face}"),
            Verb.Reveal => ("reveal", ""),
            _ => ("reset", ""),
        };
        using var request = Request(HttpMethod.Post, $"/s/{Code}/{verb}", seats[move.Player]);
        request.Content = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded");
        request.Headers.Add("HX-Request", "true");
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode) throw Refused(verb, await answer.Content.ReadAsStringAsync(ct));
        return long.Parse(answer.Headers.GetValues("Poker-Version").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<byte[]> GetAsync(string path, int player, CancellationToken ct) => SendAsync(HttpMethod.Get, path, seats[player], null, ct);

    public static LoadException Refused(string what, string answer) => new($"{what} was refused: {answer}");

    void Seat(int player, JsonDocument answer) => seats[player] = new("Bearer", answer.RootElement.GetProperty("playerToken").GetString());

    async Task<byte[]> SendAsync(HttpMethod method, string path, AuthenticationHeaderValue? who, HttpContent? body, CancellationToken ct)
    {
        using var request = Request(method, path, who);
        request.Content = body;
        using var answer = await http.SendAsync(request, ct);
        var content = await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode ? content : throw Refused($"{method} {path}", Encoding.UTF8.GetString(content));
    }

    static HttpRequestMessage Request(HttpMethod method, string path, AuthenticationHeaderValue? who) => new(method, path) { Headers = { Authorization = who } };

    static ByteArrayContent Json(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new("application/json") } };
}

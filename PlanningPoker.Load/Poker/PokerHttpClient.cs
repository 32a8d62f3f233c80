using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Poker;

/// <summary>One session, its seats, and what its players ask of the server.</summary>
sealed class PokerHttpClient(HttpClient http)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly Dictionary<int, AuthenticationHeaderValue> seats = [];

    /// <summary>How often the server said that its storage was busy.</summary>
    public int Busy { get; private set; }

    public string Code { get; private set; } = "";

    public string TokenOf(int player) => seats[player].Parameter!;

    public async Task OpenAsync(CancellationToken ct)
    {
        using var opened = JsonDocument.Parse(await SendAsync(HttpMethod.Post, "/api/sessions", null, """{"name":"Load","hostName":"Player 0"}""", ct));
        Code = opened.RootElement.GetProperty("sessionId").GetString()!;
        Seat(0, opened);
    }

    public async Task JoinAsync(int player, CancellationToken ct)
    {
        using var joined = JsonDocument.Parse(await SendAsync(HttpMethod.Post, $"/api/sessions/{Code}/players", null, $$"""{"name":"Player {{player}}"}""", ct));
        Seat(player, joined);
    }

    /// <summary>As a script does.</summary>
    public async Task<long> PostAsync(PlayerAction move, CancellationToken ct)
    {
        var (verb, body) = move.ActionKind switch
        {
            ActionKind.Vote => ("vote", $$"""{"value":"{{move.Face}}"}"""),
            ActionKind.Reveal => ("reveal", "{}"),
            _ => ("reset", "{}"),
        };
        var answer = await SendAsync(HttpMethod.Post, $"/api/sessions/{Code}/{verb}", seats[move.Player], body, ct);
        return EventStreamReader.NumberAfter(answer, EventStreamReader.VersionName) ?? throw new LoadException($"The answer to {verb} names no version.");
    }

    /// <summary>As a page's form with htmx does.</summary>
    public async Task<long> SubmitAsync(PlayerAction move, CancellationToken ct)
    {
        var (verb, fields) = move.ActionKind switch
        {
            ActionKind.Vote => ("vote", $"value={move.Face}"),
            ActionKind.Reveal => ("reveal", ""),
            _ => ("reset", ""),
        };
        using var answer = await AnswerAsync(() => new(HttpMethod.Post, $"/s/{Code}/{verb}")
        {
            Headers = { Authorization = seats[move.Player] },
            Content = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded") { Headers = { { "HX-Request", "true" } } },
        }, ct);
        return long.Parse(answer.Headers.GetValues("Poker-Version").Single(), CultureInfo.InvariantCulture);
    }

    public Task<byte[]> GetAsync(string path, int player, CancellationToken ct) => SendAsync(HttpMethod.Get, path, seats[player], null, ct);

    public static LoadException Refused(string what, string answer) => new($"{what} was refused: {answer}");

    void Seat(int player, JsonDocument answer) => seats[player] = new("Bearer", answer.RootElement.GetProperty("playerToken").GetString());

    async Task<byte[]> SendAsync(HttpMethod method, string path, AuthenticationHeaderValue? who, string? json, CancellationToken ct)
    {
        using var answer = await AnswerAsync(() => new(method, path)
        {
            Headers = { Authorization = who },
            Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
        }, ct);
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    /// <summary>Tries again when the storage is busy, as every client should; the time it took is part of the answer's.</summary>
    async Task<HttpResponseMessage> AnswerAsync(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        while (true)
        {
            using var asked = request();
            var answer = await http.SendAsync(asked, ct);
            if (answer.IsSuccessStatusCode) return answer;
            using (answer)
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    throw Refused($"{asked.Method} {asked.RequestUri}", await answer.Content.ReadAsStringAsync(ct));
            Busy++;
            await Task.Delay(Pause, ct);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace PlanningPoker.E2E.Table;

/// <summary>A player without a browser: over the JSON API, or by the same forms as a page. Each call is one request, sent once.</summary>
sealed class Guest : IDisposable
{
    readonly HttpClient client;
    readonly string code;

    Guest(HttpClient client, string name, string code, string token)
    {
        (this.client, Name, this.code) = (client, name, code);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public string Name { get; }

    /// <param name="invitation">The link, as a browser shows it.</param>
    /// <param name="name">Their name.</param>
    /// <param name="role"><c>voter</c> or <c>observer</c>.</param>
    public static async Task<Guest> JoinAsync(Uri invitation, string name, string role = "voter")
    {
        var code = invitation.Segments[^1];
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new(invitation, "/"),
            Timeout = TimeSpan.FromSeconds(20),
        };
        using var answer = await client.PostAsJsonAsync($"/api/sessions/{code}/players", new { name, role });
        answer.EnsureSuccessStatusCode();
        var joined = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new(client, name, code, joined.GetProperty("playerToken").GetString()!);
    }

    /// <summary>True when the server has acknowledged it.</summary>
    public async Task<bool> VoteAsync(string value, int? round = null, int? rev = null)
    {
        using var answer = await client.PostAsJsonAsync($"/api/sessions/{code}/vote", new { value, round, rev });
        return Acknowledges(answer, HttpStatusCode.OK);
    }

    /// <summary>As a page without JavaScript sends it.</summary>
    public async Task<bool> VoteByFormAsync(string value, int round, int rev)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["value"] = value, ["round"] = $"{round}", ["rev"] = $"{rev}" });
        using var answer = await client.PostAsync($"/s/{code}/vote", form);
        return Acknowledges(answer, HttpStatusCode.SeeOther);
    }

    /// <summary>The table, and my own part of it.</summary>
    public Task<JsonElement> SeeAsync() => client.GetFromJsonAsync<JsonElement>($"/api/sessions/{code}");

    public void Dispose() => client.Dispose();

    /// <exception cref="HttpRequestException">It was refused, which no test here means to happen.</exception>
    static bool Acknowledges(HttpResponseMessage answer, HttpStatusCode expected) =>
        answer.StatusCode == expected || (answer.StatusCode == HttpStatusCode.ServiceUnavailable ? false : throw new HttpRequestException($"{answer.StatusCode}"));
}

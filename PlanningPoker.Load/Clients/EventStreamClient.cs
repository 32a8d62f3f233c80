using System.Net.Http.Headers;

namespace PlanningPoker.Load.Clients;

/// <summary>Opens an event stream (server-sent events) and passes its frames to a listener.</summary>
static class EventStreamClient
{
    /// <param name="http">The client of the server.</param>
    /// <param name="path">The path of the stream.</param>
    /// <param name="token">The player's bearer token; null for a server without sign-in.</param>
    /// <param name="listener">Receives the frames.</param>
    /// <param name="readers">Runs the read loop and ends it.</param>
    /// <param name="ct">Cancels opening, not reading.</param>
    /// <exception cref="LoadException">The server refused the request.</exception>
    public static async Task ConnectAsync(
        HttpClient http, string path, string? token, Listener listener, BackgroundReaders readers, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode) throw LoadException.Refused($"GET {path}", $"status {(int)response.StatusCode}");
        readers.Start(listener, async stopping =>
        {
            using (response)
                await EventStreamReader.ReadAsync(await response.Content.ReadAsStreamAsync(stopping), listener, stopping);
        });
    }
}

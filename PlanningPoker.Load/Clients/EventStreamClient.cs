using System.Net.Http.Headers;

namespace PlanningPoker.Load.Clients;

/// <summary>Listens to an event stream.</summary>
static class EventStreamClient
{
    public static async Task OpenAsync(HttpClient http, string path, string? token, Listener ear, BackgroundReaders links, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!answer.IsSuccessStatusCode) throw new LoadException($"GET {path} was answered with {(int)answer.StatusCode}.");
        links.Add(ear, async leaving =>
        {
            using (answer)
                await EventStreamReader.ReadEventsAsync(await answer.Content.ReadAsStreamAsync(leaving), ear, leaving);
        });
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PlanningPoker.E2E.Clients;

/// <summary>
/// Reads frames from each of the three transports. None reconnects by itself.
/// </summary>
static class TransportReader
{
    /// <returns>Frames until the server closes the connection. Polling ends only when <paramref name="ct"/> is cancelled.</returns>
    public static IAsyncEnumerable<LiveFrame> ReadFramesAsync(
        this ApiClient client, Transport transport, long? since, CancellationToken ct) =>
        transport switch
        {
            Transport.Stream => StreamAsync(client, since, ct),
            Transport.WebSocket => SocketAsync(client, since, ct),
            _ => PollAsync(client, since, ct),
        };

    static async IAsyncEnumerable<LiveFrame> StreamAsync(ApiClient client, long? since, [EnumeratorCancellation] CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{client.Invitation}/live?since={since}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(ct)) yield return LiveFrame.Of(item);
    }

    static async IAsyncEnumerable<LiveFrame> SocketAsync(ApiClient client, long? since, [EnumeratorCancellation] CancellationToken ct)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {client.Token}");
        await socket.ConnectAsync(new UriBuilder($"{client.Invitation}/live/ws?since={since}") { Scheme = "ws" }.Uri, ct);
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), ct) is { MessageType: WebSocketMessageType.Text } part)
        {
            message.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            yield return LiveFrame.Of(JsonDocument.Parse(message.ToArray()).RootElement);
            message.SetLength(0);
        }
    }

    /// <summary>Each answer contains the whole table; the next poll names what the client has seen.</summary>
    static async IAsyncEnumerable<LiveFrame> PollAsync(ApiClient client, long? since, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = "";
        while (true)
        {
            var address = $"{client.Invitation}/live/poll?since={since}&seen={Uri.EscapeDataString(seen)}";
            using var answer = await client.Http.GetAsync(address, ct);
            answer.EnsureSuccessStatusCode();
            if (answer.StatusCode == HttpStatusCode.NoContent) continue;
            foreach (var message in JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct)).RootElement.EnumerateArray())
            {
                var frame = LiveFrame.Of(message);
                since = frame.Id ?? since;
                if (frame.Name == "live:hello" && frame.Json.TryGetProperty("seen", out var now)) seen = now.GetString()!;
                yield return frame;
            }
        }
    }
}

/// <summary>How frames reach a page.</summary>
public enum Transport
{
    Stream,
    WebSocket,
    Polling,
}

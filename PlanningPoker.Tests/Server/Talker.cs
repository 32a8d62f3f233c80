using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanningPoker.Tests.Server;

/// <summary>One open WebSocket: what is said on it, what is answered, and what comes by itself.</summary>
sealed class Talker : IDisposable
{
    readonly ClientWebSocket socket;
    readonly List<JsonObject> messages = [];
    int asked;

    Talker(ClientWebSocket socket) => this.socket = socket;

    /// <summary>The headers of the handshake's answer.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers => socket.HttpResponseHeaders!;

    /// <summary>Every message that came so far, answers and frames.</summary>
    public IReadOnlyList<JsonObject> Messages => messages;

    public IEnumerable<Heard> Heard => messages.Where(message => message.ContainsKey("event")).Select(HeardIn);

    public static async Task<Talker> OpenAsync(TestServer server, string path, Person? who = null, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        using var request = new HttpRequestMessage();
        who?.Sign(request, asBrowser: path.StartsWith("/s/", StringComparison.Ordinal));
        foreach (var (name, values) in request.Headers) socket.Options.SetRequestHeader(name, string.Join("; ", values));
        foreach (var (name, value) in headers) socket.Options.SetRequestHeader(name, value);
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(new Uri(server.Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal).TrimEnd('/') + path), Deadline.Token);
        return new(socket);
    }

    /// <summary>Says a verb and waits for its answer.</summary>
    public async Task<JsonObject> AskAsync(string type, JsonNode? data = null)
    {
        var id = $"c{++asked}";
        await SayAsync(new JsonObject { ["type"] = type, ["id"] = id, ["data"] = data }.ToJsonString());
        return await AnswerAsync(id);
    }

    public Task SayAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Deadline.Token);

    /// <summary>Says one message in parts, of which any may be empty.</summary>
    public async Task SayInPartsAsync(params string[] parts)
    {
        foreach (var part in parts) await socket.SendAsync(Encoding.UTF8.GetBytes(part), WebSocketMessageType.Text, endOfMessage: false, Deadline.Token);
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, Deadline.Token);
    }

    public Task<JsonObject> AnswerAsync(string? id) =>
        UntilAsync(message => message.ContainsKey("replyTo") && (string?)message["replyTo"] == id);

    public async Task<Heard> UntilAsync(string name) => HeardIn(await UntilAsync(message => (string?)message["event"] == name));

    /// <summary>Says what may be no text at all.</summary>
    public Task SayAsync(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, Deadline.Token);

    /// <summary>The next message; null when the other side has closed.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Deadline.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            text.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            messages.Add(JsonNode.Parse(text.ToArray())!.AsObject());
            return messages[^1];
        }
    }

    /// <summary>Everything up to the end.</summary>
    public async Task<IReadOnlyList<Heard>> ToTheEndAsync()
    {
        while (await NextAsync() is not null)
        {
        }
        return [.. Heard];
    }

    public void Dispose() => socket.Dispose();

    async Task<JsonObject> UntilAsync(Func<JsonObject, bool> isIt)
    {
        while (await NextAsync() is { } message)
            if (isIt(message)) return message;
        throw new InvalidOperationException($"The socket closed after {string.Join(", ", messages.Select(message => message.ToJsonString()))}.");
    }

    static Heard HeardIn(JsonObject message) => new((string)message["event"]!, (long?)message["id"], message["html"] is { } html ? (string)html! : message["data"]!.ToJsonString(Plain));

    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

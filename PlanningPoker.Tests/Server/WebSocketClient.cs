using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanningPoker.Tests.Server;

/// <summary>An open WebSocket: sends commands, and keeps the answers and frames received.</summary>
sealed class WebSocketClient : IDisposable
{
    readonly ClientWebSocket socket;
    readonly List<JsonObject> messages = [];
    int requests;

    WebSocketClient(ClientWebSocket socket) => this.socket = socket;

    /// <summary>The headers of the response to the handshake.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers => socket.HttpResponseHeaders!;

    /// <summary>Every message received so far, answers and frames.</summary>
    public IReadOnlyList<JsonObject> Messages => messages;

    public IEnumerable<ReceivedFrame> Received => messages.Where(message => message.ContainsKey("event")).Select(ReceivedFrame.Of);

    public static async Task<WebSocketClient> OpenAsync(
        TestServer server, string path, TestPlayer? player = null, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        using var request = new HttpRequestMessage();
        player?.SignFor(path, request);
        foreach (var (name, values) in request.Headers) socket.Options.SetRequestHeader(name, string.Join("; ", values));
        foreach (var (name, value) in headers) socket.Options.SetRequestHeader(name, value);
        socket.Options.CollectHttpResponseDetails = true;
        var origin = server.Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal).TrimEnd('/');
        await socket.ConnectAsync(new Uri(origin + path), TestTimeout.Token);
        return new(socket);
    }

    /// <summary>Sends a command by its wire name and waits for the answer.</summary>
    public async Task<JsonObject> RequestAsync(string type, JsonNode? data = null)
    {
        var id = $"c{++requests}";
        await SendAsync(new JsonObject { ["type"] = type, ["id"] = id, ["data"] = data }.ToJsonString());
        return await ReadAnswerAsync(id);
    }

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestTimeout.Token);

    /// <summary>Sends one message in parts, of which any may be empty.</summary>
    public async Task SendInPartsAsync(params string[] parts)
    {
        foreach (var part in parts)
            await socket.SendAsync(Encoding.UTF8.GetBytes(part), WebSocketMessageType.Text, endOfMessage: false, TestTimeout.Token);
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, TestTimeout.Token);
    }

    public Task<JsonObject> ReadAnswerAsync(string? id) =>
        ReadUntilAsync(message => message.ContainsKey("replyTo") && (string?)message["replyTo"] == id);

    public async Task<ReceivedFrame> ReadUntilAsync(string name) =>
        ReceivedFrame.Of(await ReadUntilAsync(message => (string?)message["event"] == name));

    /// <summary>Sends bytes that need not be text.</summary>
    public Task SendAsync(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, TestTimeout.Token);

    /// <summary>The next message; null when the server has closed the socket.</summary>
    public async Task<JsonObject?> ReadNextAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), TestTimeout.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            text.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            messages.Add(JsonNode.Parse(text.ToArray())!.AsObject());
            return messages[^1];
        }
    }

    /// <summary>Reads until the socket closes, and returns every frame received.</summary>
    public async Task<IReadOnlyList<ReceivedFrame>> ReadToEndAsync()
    {
        while (await ReadNextAsync() is not null)
        {
        }
        return [.. Received];
    }

    /// <summary>Asserts that an answer is a refusal with this status and code.</summary>
    public static void AssertRefused(int status, string code, JsonObject answer)
    {
        Assert.Equal((status, code), ((int)answer["status"]!, (string)answer["problem"]!["code"]!));
        Assert.NotEmpty((string)answer["problem"]!["title"]!);
    }

    public void Dispose() => socket.Dispose();

    async Task<JsonObject> ReadUntilAsync(Func<JsonObject, bool> matches)
    {
        while (await ReadNextAsync() is { } message)
            if (matches(message)) return message;
        var received = string.Join(", ", messages.Select(message => message.ToJsonString()));
        throw new InvalidOperationException($"The socket closed after {received}.");
    }
}

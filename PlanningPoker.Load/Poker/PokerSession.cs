using System.Globalization;
using System.Text;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Poker;

/// <summary>A session of Planning Poker whose clients all use one protocol.</summary>
sealed class PokerSession(HttpClient http, ClientProtocol protocol, int players) : SimulatedSession(players)
{
    /// <summary>A frame on a WebSocket names its version and its type within its first bytes; only those are searched.</summary>
    const int FrameHeadLength = 64;

    readonly PokerHttpClient requests = new(http);
    readonly BackgroundReaders readers = new();
    readonly Dictionary<int, WebSocketConnection> sockets = [];

    public string EventStreamPath => protocol.EventStreamPath(requests.Code);

    public string TokenOf(int player) => requests.TokenOf(player);

    public override async Task CreateAsync(CancellationToken ct)
    {
        await requests.CreateSessionAsync(ct);
        for (var player = 1; player < Players; player++) await requests.JoinAsync(player, ct);
    }

    public override async ValueTask DisposeAsync()
    {
        await readers.DisposeAsync();
        foreach (var socket in sockets.Values) await socket.DisposeAsync();
    }

    protected override Task OpenConnectionAsync(int player, Listener listener, CancellationToken ct) => protocol.Transport switch
    {
        Transport.EventStream => EventStreamClient.ConnectAsync(http, EventStreamPath, TokenOf(player), listener, readers, ct),
        Transport.WebSocket => ConnectWebSocketAsync(player, listener, ct),
        _ => StartPolling(player, listener),
    };

    /// <summary>A script sends its actions over its WebSocket; a page's WebSocket only receives.</summary>
    protected override Task<long> SendAsync(PlayerAction action, CancellationToken ct) => protocol switch
    {
        { Actions: ActionEndpoint.Forms } => requests.SubmitFormAsync(action, ct),
        { Transport: Transport.WebSocket, Format: Format.Json } => SendOverWebSocketAsync(action, ct),
        _ => requests.SendToApiAsync(action, ct),
    };

    async Task ConnectWebSocketAsync(int player, Listener listener, CancellationToken ct)
    {
        var socket = sockets[player] = new();
        var address = new UriBuilder(new Uri(http.BaseAddress!, protocol.WebSocketPath(requests.Code))) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(address, TokenOf(player), ct);
        socket.StartReading(message =>
        {
            if (message.StartsWith("{\"replyTo\""u8)) socket.CompleteRequest(message);
            else listener.Receive(FrameOf(message));
        }, listener.Fail);
    }

    static Frame FrameOf(ReadOnlySpan<byte> message)
    {
        var head = message[..Math.Min(message.Length, FrameHeadLength)];
        return new(
            head.StartsWith("{\"id\":"u8) ? NumberScanner.NumberAfter(head, "\"id\":"u8) : null,
            head.IndexOf("\"session:sync\""u8) >= 0 ? FrameKind.Snapshot : FrameKind.Change,
            NumberScanner.NumberAfter(head, "\"from\":"u8));
    }

    async Task<long> SendOverWebSocketAsync(PlayerAction action, CancellationToken ct)
    {
        var (type, data) = action.Kind switch
        {
            ActionKind.Vote => ("vote:submit", $$"""{"value":"{{action.Card}}"}"""),
            ActionKind.Reveal => ("cards:reveal", "{}"),
            _ => ("game:reset", "{}"),
        };
        var answer = await sockets[action.Player].RequestAsync($$"""{"type":"{{type}}","id":"1","data":{{data}}}""", ct);
        return NumberScanner.NumberAfter(answer, NumberScanner.VersionProperty)
            ?? throw LoadException.Refused(type, Encoding.UTF8.GetString(answer));
    }

    /// <summary>Polls in the background. Every answer with a version is the whole state, so polling may skip versions.</summary>
    Task StartPolling(int player, Listener listener)
    {
        readers.Start(listener, async ct =>
        {
            while (true)
            {
                var since = listener.LastVersion < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"?since={listener.LastVersion}");
                var answer = await requests.GetAsync(protocol.PollingPath(requests.Code) + since, player, ct);
                listener.Receive(new(VersionOf(answer), FrameKind.Snapshot));
            }
        });
        return Task.CompletedTask;
    }

    /// <returns>The version in the answer to a poll; null when nothing has changed.</returns>
    long? VersionOf(byte[] answer) =>
        NumberScanner.NumberAfter(answer, protocol.Format == Format.Json ? NumberScanner.VersionProperty : "\"id\":"u8);
}

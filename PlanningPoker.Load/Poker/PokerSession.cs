using System.Globalization;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Poker;

/// <summary>A team at a table of Planning Poker, in one form and over one way.</summary>
sealed class PokerSession(HttpClient http, PokerHttpClient table, ClientProtocol manner, int players) : SimulatedSession(players)
{
    readonly BackgroundReaders links = new();
    readonly Dictionary<int, WebSocketConnection> sockets = [];

    public string StreamPath => manner.StreamPath(table.Code);

    public string TokenOf(int player) => table.TokenOf(player);

    public override async Task SitDownAsync(CancellationToken ct)
    {
        await table.OpenAsync(ct);
        for (var player = 1; player < Players; player++) await table.JoinAsync(player, ct);
    }

    public override async ValueTask DisposeAsync()
    {
        await links.DisposeAsync();
        foreach (var socket in sockets.Values) await socket.DisposeAsync();
    }

    protected override Task ConnectAsync(int player, Listener ear, CancellationToken ct) => manner.Transport switch
    {
        Transport.EventStream => EventStreamClient.OpenAsync(http, manner.StreamPath(table.Code), table.TokenOf(player), ear, links, ct),
        Transport.WebSocket => ConnectSocketAsync(player, ear, ct),
        _ => PollAsync(player, ear),
    };

    /// <summary>A script acts over the WebSocket it has; a page's WebSocket only listens.</summary>
    protected override Task<long> ActAsync(PlayerAction move, CancellationToken ct) => manner switch
    {
        { ActsByForm: true } => table.SubmitAsync(move, ct),
        { Transport: Transport.WebSocket, Format: Format.Json } => SayAsync(move, ct),
        _ => table.PostAsync(move, ct),
    };

    async Task ConnectSocketAsync(int player, Listener ear, CancellationToken ct)
    {
        var socket = sockets[player] = new();
        var address = new UriBuilder(new Uri(http.BaseAddress!, manner.SocketPath(table.Code))) { Scheme = "ws" }.Uri;
        await socket.ConnectAsync(address, table.TokenOf(player), ct);
        socket.Listen(message =>
        {
            if (message.StartsWith("{\"replyTo\""u8)) socket.Answer(message);
            else ear.Hear(FrameIn(message));
        }, ear.Break);
    }

    static Frame FrameIn(ReadOnlySpan<byte> message)
    {
        var head = message[..Math.Min(message.Length, 64)];
        return new(head.StartsWith("{\"id\":"u8) ? EventStreamReader.NumberAfter(head, "\"id\":"u8) : null, head.IndexOf("\"session:sync\""u8) >= 0);
    }

    async Task<long> SayAsync(PlayerAction move, CancellationToken ct)
    {
        var (verb, data) = move.ActionKind switch
        {
            ActionKind.Vote => ("vote:submit", $$"""{"value":"{{move.Face}}"}"""),
            ActionKind.Reveal => ("cards:reveal", "{}"),
            _ => ("game:reset", "{}"),
        };
        var answer = await sockets[move.Player].AskAsync($$"""{"type":"{{verb}}","id":"1","data":{{data}}}""", ct);
        return EventStreamReader.NumberAfter(answer, EventStreamReader.VersionName) ?? throw PokerHttpClient.Refused(verb, System.Text.Encoding.UTF8.GetString(answer));
    }

    Task PollAsync(int player, Listener ear)
    {
        links.Add(ear, async ct =>
        {
            while (true)
            {
                var since = ear.Position < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"?since={ear.Position}");
                var answer = await table.GetAsync(manner.PollPath(table.Code) + since, player, ct);
                if (EventStreamReader.NumberAfter(answer, manner.Format == Format.Json ? EventStreamReader.VersionName : "\"id\":"u8) is { } version) ear.Hear(new(version, IsWhole: true));
            }
        });
        return Task.CompletedTask;
    }
}

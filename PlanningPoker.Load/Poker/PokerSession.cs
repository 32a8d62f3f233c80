using System.Globalization;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Poker;

/// <summary>A team at a table of Planning Poker, in one form and over one way.</summary>
sealed class PokerTeam(HttpClient http, Table table, Manner manner, int players) : Team(players)
{
    readonly Links links = new();
    readonly Dictionary<int, Socket> sockets = [];

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

    protected override Task ConnectAsync(int player, Ear ear, CancellationToken ct) => manner.Way switch
    {
        Way.Sse => EventSource.OpenAsync(http, manner.StreamPath(table.Code), table.TokenOf(player), ear, links, ct),
        Way.WebSocket => ConnectSocketAsync(player, ear, ct),
        _ => PollAsync(player, ear),
    };

    /// <summary>A script acts over the WebSocket it has; a page's WebSocket only listens.</summary>
    protected override Task<long> ActAsync(Move move, CancellationToken ct) => manner switch
    {
        { ActsByForm: true } => table.SubmitAsync(move, ct),
        { Way: Way.WebSocket, Form: Form.Json } => SayAsync(move, ct),
        _ => table.PostAsync(move, ct),
    };

    async Task ConnectSocketAsync(int player, Ear ear, CancellationToken ct)
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
        return new(head.StartsWith("{\"id\":"u8) ? Wire.NumberAfter(head, "\"id\":"u8) : null, head.IndexOf("\"session:sync\""u8) >= 0);
    }

    async Task<long> SayAsync(Move move, CancellationToken ct)
    {
        var (verb, data) = move.Verb switch
        {
            Verb.Vote => ("vote:submit", $$"""{"value":"{{move.Face}}"}"""),
            Verb.Reveal => ("cards:reveal", "{}"),
            _ => ("game:reset", "{}"),
        };
        var answer = await sockets[move.Player].AskAsync($$"""{"type":"{{verb}}","id":"1","data":{{data}}}""", ct);
        return Wire.NumberAfter(answer, Wire.VersionName) ?? throw Table.Refused(verb, System.Text.Encoding.UTF8.GetString(answer));
    }

    Task PollAsync(int player, Ear ear)
    {
        links.Add(ear, async ct =>
        {
            while (true)
            {
                var since = ear.Position < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"?since={ear.Position}");
                var answer = await table.GetAsync(manner.PollPath(table.Code) + since, player, ct);
                if (Wire.NumberAfter(answer, manner.Form == Form.Json ? Wire.VersionName : "\"id\":"u8) is { } version) ear.Hear(new(version, IsWhole: true));
            }
        });
        return Task.CompletedTask;
    }
}

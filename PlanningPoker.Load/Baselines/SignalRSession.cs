using System.Text;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Baselines;

/// <summary>A team at a SignalR hub, speaking its JSON protocol over a plain WebSocket: the lightest client there is.</summary>
sealed class SignalRSession(Uri address, int players) : SimulatedSession(players)
{
    /// <summary>Ends each message of SignalR's.</summary>
    const char End = '\u001e';

    readonly string group = Guid.NewGuid().ToString("N")[..12];
    readonly WebSocketConnection[] sockets = [.. Enumerable.Range(0, players).Select(_ => new WebSocketConnection())];

    public override Task SitDownAsync(CancellationToken ct) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    protected override async Task ConnectAsync(int player, Listener ear, CancellationToken ct)
    {
        var socket = sockets[player];
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hub" }.Uri, null, ct);
        socket.Listen(messages => Hear(messages, socket, ear), ear.Break);
        await socket.SendAsync($$"""{"protocol":"json","version":1}{{End}}""", ct);
        var version = await InvokeAsync(socket, "Sit", $"\"{group}\",{player}", ct);
        ear.Hear(new(version, IsWhole: true));
    }

    protected override Task<long> ActAsync(PlayerAction move, CancellationToken ct) => move.ActionKind switch
    {
        ActionKind.Vote => InvokeAsync(sockets[move.Player], "Vote", $"\"{move.Face}\"", ct),
        ActionKind.Reveal => InvokeAsync(sockets[move.Player], "Reveal", "", ct),
        _ => InvokeAsync(sockets[move.Player], "Reset", "", ct),
    };

    static async Task<long> InvokeAsync(WebSocketConnection socket, string method, string arguments, CancellationToken ct)
    {
        var answer = await socket.AskAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{arguments}}]}{{End}}""", ct);
        return EventStreamReader.NumberAfter(answer, "\"result\":"u8) ?? throw new LoadException($"{method} failed: {Encoding.UTF8.GetString(answer)}");
    }

    static void Hear(ReadOnlySpan<byte> messages, WebSocketConnection socket, Listener ear)
    {
        foreach (var range in messages.Split((byte)End))
        {
            var message = messages[range];
            if (message.StartsWith("{\"type\":1"u8)) ear.Hear(new(EventStreamReader.NumberAfter(message, EventStreamReader.VersionName)));
            else if (message.StartsWith("{\"type\":3"u8)) socket.Answer(message);
        }
    }
}

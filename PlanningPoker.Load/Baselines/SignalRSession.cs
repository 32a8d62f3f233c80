using System.Text;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Baselines;

/// <summary>
/// A session on a SignalR hub. It speaks SignalR's JSON protocol over plain WebSockets, because SignalR's own client would cost more
/// processor time.
/// </summary>
sealed class SignalRSession(Uri address, int players) : SimulatedSession(players)
{
    /// <summary>Ends each message of the protocol.</summary>
    const char RecordSeparator = '\u001e';

    readonly string code = Guid.NewGuid().ToString("N")[..12];
    readonly WebSocketConnection[] sockets = [.. Enumerable.Range(0, players).Select(_ => new WebSocketConnection())];

    /// <summary>The hub creates the session when its first player joins.</summary>
    public override Task CreateAsync(CancellationToken ct) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    protected override async Task OpenConnectionAsync(int player, Listener listener, CancellationToken ct)
    {
        var socket = sockets[player];
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hub" }.Uri, null, ct);
        socket.StartReading(messages => Receive(messages, socket, listener), listener.Fail);
        await socket.SendAsync($$"""{"protocol":"json","version":1}{{RecordSeparator}}""", ct);
        var version = await InvokeAsync(socket, nameof(BareHub.Join), $"\"{code}\",{player}", ct);
        listener.Receive(new(version, FrameKind.Snapshot));
    }

    protected override Task<long> SendAsync(PlayerAction action, CancellationToken ct) => action.Kind switch
    {
        ActionKind.Vote => InvokeAsync(sockets[action.Player], nameof(BareHub.Vote), $"\"{action.Card}\"", ct),
        ActionKind.Reveal => InvokeAsync(sockets[action.Player], nameof(BareHub.Reveal), "", ct),
        _ => InvokeAsync(sockets[action.Player], nameof(BareHub.Reset), "", ct),
    };

    static async Task<long> InvokeAsync(WebSocketConnection socket, string method, string arguments, CancellationToken ct)
    {
        var invocation = $$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{arguments}}]}{{RecordSeparator}}""";
        var answer = await socket.RequestAsync(invocation, ct);
        return NumberScanner.NumberAfter(answer, "\"result\":"u8) ?? throw LoadException.Refused(method, Encoding.UTF8.GetString(answer));
    }

    static void Receive(ReadOnlySpan<byte> messages, WebSocketConnection socket, Listener listener)
    {
        ReadOnlySpan<byte> invocation = "{\"type\":1"u8, completion = "{\"type\":3"u8;
        foreach (var range in messages.Split((byte)RecordSeparator))
        {
            var message = messages[range];
            if (message.StartsWith(invocation))
                listener.Receive(new(NumberScanner.NumberAfter(message, NumberScanner.VersionProperty), FrameKind.Change));
            else if (message.StartsWith(completion))
                socket.CompleteRequest(message);
        }
    }
}

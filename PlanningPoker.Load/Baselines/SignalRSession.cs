using System.Text;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Baselines;

/// <summary>A team at a SignalR hub, speaking its JSON protocol over a plain WebSocket: the lightest client there is.</summary>
sealed class HubTeam(Uri address, int players) : Team(players)
{
    /// <summary>Ends each message of SignalR's.</summary>
    const char End = '\u001e';

    readonly string group = Guid.NewGuid().ToString("N")[..12];
    readonly Socket[] sockets = [.. Enumerable.Range(0, players).Select(_ => new Socket())];

    public override Task SitDownAsync(CancellationToken ct) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        foreach (var socket in sockets) await socket.DisposeAsync();
    }

    protected override async Task ConnectAsync(int player, Ear ear, CancellationToken ct)
    {
        var socket = sockets[player];
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/hub" }.Uri, null, ct);
        socket.Listen(messages => Hear(messages, socket, ear), ear.Break);
        await socket.SendAsync($$"""{"protocol":"json","version":1}{{End}}""", ct);
        var version = await InvokeAsync(socket, "Sit", $"\"{group}\",{player}", ct);
        ear.Hear(new(version, IsWhole: true));
    }

    protected override Task<long> ActAsync(Move move, CancellationToken ct) => move.Verb switch
    {
        Verb.Vote => InvokeAsync(sockets[move.Player], "Vote", $"\"{move.Face}\"", ct),
        Verb.Reveal => InvokeAsync(sockets[move.Player], "Reveal", "", ct),
        _ => InvokeAsync(sockets[move.Player], "Reset", "", ct),
    };

    static async Task<long> InvokeAsync(Socket socket, string method, string arguments, CancellationToken ct)
    {
        var answer = await socket.AskAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{arguments}}]}{{End}}""", ct);
        return Wire.NumberAfter(answer, "\"result\":"u8) ?? throw new LoadException($"{method} failed: {Encoding.UTF8.GetString(answer)}");
    }

    static void Hear(ReadOnlySpan<byte> messages, Socket socket, Ear ear)
    {
        foreach (var range in messages.Split((byte)End))
        {
            var message = messages[range];
            if (message.StartsWith("{\"type\":1"u8)) ear.Hear(new(Wire.NumberAfter(message, Wire.VersionName)));
            else if (message.StartsWith("{\"type\":3"u8)) socket.Answer(message);
        }
    }
}

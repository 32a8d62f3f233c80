using System.Net.Sockets;
using System.Text;

namespace PlanningPoker.Load.Poker;

/// <summary>Listeners that never read a byte, each over a connection with hardly a buffer.</summary>
sealed class SilentClients : IAsyncDisposable
{
    const int LeastBuffer = 2048;

    readonly List<TcpClient> lines = [];

    public static async Task<SilentClients> OpenAsync(Uri server, PokerSession team, int first, int count, CancellationToken ct)
    {
        var ignorant = new SilentClients();
        for (var player = first; player < first + count; player++)
        {
            var line = new TcpClient { ReceiveBufferSize = LeastBuffer };
            ignorant.lines.Add(line);
            await line.ConnectAsync(server.Host, server.Port, ct);
            var request = $"GET {team.StreamPath} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {team.TokenOf(player)}\r\n\r\n";
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), ct);
        }
        return ignorant;
    }

    public ValueTask DisposeAsync()
    {
        lines.ForEach(line => line.Dispose());
        return ValueTask.CompletedTask;
    }
}

using System.Net.Sockets;
using System.Text;

namespace PlanningPoker.Load.Poker;

/// <summary>
/// Clients that request the event stream and never read it. Their receive buffers are tiny, so that the server soon cannot send to them.
/// </summary>
sealed class SilentClients : IAsyncDisposable
{
    const int ReceiveBufferSize = 2048;

    readonly List<TcpClient> connections = [];

    public static async Task<SilentClients> ConnectAsync(Uri server, PokerSession session, int firstPlayer, int count, CancellationToken ct)
    {
        var clients = new SilentClients();
        for (var player = firstPlayer; player < firstPlayer + count; player++)
        {
            var connection = new TcpClient { ReceiveBufferSize = ReceiveBufferSize };
            clients.connections.Add(connection);
            await connection.ConnectAsync(server.Host, server.Port, ct);
            var request = $"GET {session.EventStreamPath} HTTP/1.1\r\n"
                + $"Host: {server.Authority}\r\n"
                + $"Authorization: Bearer {session.TokenOf(player)}\r\n\r\n";
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), ct);
        }
        return clients;
    }

    public ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        return ValueTask.CompletedTask;
    }
}

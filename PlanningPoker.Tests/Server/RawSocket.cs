using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PlanningPoker.Tests.Server;

/// <summary>A WebSocket by hand, which can do what no client library does, such as ending without a close frame.</summary>
sealed class RawSocket : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly StringBuilder received = new();
    readonly byte[] buffer = new byte[16384];

    /// <summary>Opens it, and waits for the first frames.</summary>
    public static async Task<RawSocket> OpenAsync(TestServer server, string path, TestPlayer player)
    {
        var opened = new RawSocket();
        await opened.socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestTimeout.Token);
        await opened.SendAsync(Encoding.ASCII.GetBytes($"""
            GET {path} HTTP/1.1
            Host: {server.Address.Authority}
            Authorization: Bearer {player.Token}
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==


            """.ReplaceLineEndings("\r\n")));
        while (!opened.received.ToString().Contains("presence:changed", StringComparison.Ordinal)) await opened.ReadAsync();
        return opened;
    }

    /// <summary>Sends all messages as one write, so that they arrive together.</summary>
    public Task SendTogetherAsync(IEnumerable<string> messages) => SendAsync([.. messages.SelectMany(Frame)]);

    /// <summary>Says that nothing more will be sent, as a process does that ends, and reads what still comes.</summary>
    /// <returns>Everything that was received, frames and all.</returns>
    public async Task<string> EndAndReadAsync()
    {
        socket.Shutdown(SocketShutdown.Send);
        while (await ReadAsync())
        {
        }
        return received.ToString();
    }

    public void Dispose() => socket.Dispose();

    /// <returns>False when the server sends no more.</returns>
    async Task<bool> ReadAsync()
    {
        var count = await socket.ReceiveAsync(buffer, TestTimeout.Token);
        received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        return count > 0;
    }

    async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await socket.SendAsync(bytes.AsMemory(sent), TestTimeout.Token);
    }

    /// <summary>A text message, masked with zeros.</summary>
    static byte[] Frame(string message)
    {
        const byte finalText = 0x81, masked = 0x80, longer = 126;
        var text = Encoding.UTF8.GetBytes(message);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)text.Length);
        return [finalText, masked | longer, .. length, 0, 0, 0, 0, .. text];
    }
}

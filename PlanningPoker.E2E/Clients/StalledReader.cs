using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PlanningPoker.E2E.Clients;

/// <summary>Opens an event stream and never reads from it, like a laptop that was suspended.</summary>
sealed class StalledReader : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        ReceiveBufferSize = 4096,
        NoDelay = true,
    };

    public static async Task<StalledReader> OpenAsync(ApiClient client)
    {
        var reader = new StalledReader();
        await reader.socket.ConnectAsync(IPAddress.Loopback, client.Invitation.Port);
        var request = $"GET {client.Invitation.AbsolutePath}/live HTTP/1.1\r\nHost: {client.Invitation.Authority}\r\n"
            + $"Authorization: Bearer {client.Token}\r\nAccept: text/event-stream\r\n\r\n";
        await reader.socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return reader;
    }

    /// <summary>The time until the server closes the connection, which is detected by sending a byte now and then.</summary>
    public async Task<TimeSpan> UntilDisconnectedAsync(CancellationToken ct)
    {
        var clock = Stopwatch.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Interval, ct);
                await socket.SendAsync("\n"u8.ToArray(), ct);
            }
        }
        catch (SocketException)
        {
            return Stopwatch.GetElapsedTime(clock);
        }
    }

    public void Dispose() => socket.Dispose();
}

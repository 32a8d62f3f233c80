using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PlanningPoker.E2E.Clients;

/// <summary>Opens a stream and never takes a byte from it, as a laptop whose lid was closed in the wrong moment.</summary>
sealed class StalledReader : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, NoDelay = true };

    public static async Task<StalledReader> OpenAsync(ApiClient who)
    {
        var reader = new StalledReader();
        await reader.socket.ConnectAsync(IPAddress.Loopback, who.Invitation.Port);
        await reader.socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {who.Invitation.AbsolutePath}/live HTTP/1.1\r\nHost: {who.Invitation.Authority}\r\nAuthorization: Bearer {who.Token}\r\nAccept: text/event-stream\r\n\r\n"));
        return reader;
    }

    /// <summary>How long the server put up with it. A byte sent now and then shows whether the connection is still there.</summary>
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

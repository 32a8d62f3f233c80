using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.E2E.Network;

/// <summary>Listens on a loopback port. It can be closed, so that the system refuses connections, and opened again.</summary>
sealed class ProxyListener : IDisposable
{
    readonly Action<Socket> accept;
    Socket socket;

    public ProxyListener(Action<Socket> accept)
    {
        this.accept = accept;
        socket = Bind(0);
        Address = new($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");
        Listen();
    }

    public Uri Address { get; }

    public bool IsOpen { get; private set; }

    public void Open()
    {
        if (!IsOpen) Listen();
    }

    /// <summary>
    /// Stops listening but keeps the port bound, so that the system refuses connections and no other process takes the port. The shutdown
    /// ends the listening also where a process that is just starting holds a copy of the socket; else the port could not be bound again.
    /// </summary>
    public void Close()
    {
        if (!IsOpen) return;
        IsOpen = false;
        socket.Shutdown(SocketShutdown.Both);
        socket.Dispose();
        socket = Bind(Address.Port);
    }

    public void Dispose() => socket.Dispose();

    static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    void Listen()
    {
        IsOpen = true;
        socket.Listen();
        _ = AcceptAsync(socket);
    }

    async Task AcceptAsync(Socket listening)
    {
        try
        {
            while (true) accept(await listening.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.E2E.Processes;

/// <summary>
/// A loopback port nobody listens on, below the range that systems hand to outgoing connections: so a server that was
/// killed finds its port free when it comes back.
/// </summary>
static class FreePort
{
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (IsFree(port)) return port;
        }
    }

    static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.E2E.Processes;

/// <summary>
/// Finds a loopback port that is free. It is below the range of outgoing connections, so that a server that was killed finds its port free
/// when it restarts. None is given twice: who got it may not listen yet.
/// </summary>
static class FreePort
{
    static readonly ConcurrentDictionary<int, bool> Given = [];

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (IsFree(port) && Given.TryAdd(port, true)) return port;
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

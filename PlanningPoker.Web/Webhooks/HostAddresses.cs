using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.Web.Webhooks;

/// <summary>Finds the addresses of a host.</summary>
delegate Task<IPAddress[]> HostLookup(string host, CancellationToken ct);

/// <summary>
/// Asks the system for the addresses of a host. The system blocks a thread for as long as a name server takes, also when the caller has
/// given up, so this has a few threads of its own: slow name servers do not take those that answer the pages.
/// </summary>
static class HostAddresses
{
    const int MaxThreads = 32;

    static readonly SemaphoreSlim Threads = new(MaxThreads);

    /// <exception cref="SocketException">The name is not known.</exception>
    public static async Task<IPAddress[]> FindAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        await Threads.WaitAsync(ct);
        return await Task.Factory.StartNew(() => Find(host), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(ct);
    }

    static IPAddress[] Find(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host);
        }
        finally
        {
            Threads.Release();
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.E2E.Network;

/// <summary>A TCP proxy between one browser and the server. Faults of a network are injected while it runs.</summary>
public sealed class FaultProxy : IDisposable
{
    readonly IPEndPoint server;
    readonly Lock gate = new();
    readonly HashSet<ProxiedConnection> open = [];
    readonly ProxyListener listener;
    TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Fault fault = Fault.None;

    FaultProxy(Uri server)
    {
        this.server = new(IPAddress.Loopback, server.Port);
        listener = new(browser => _ = ForwardAsync(browser));
    }

    public Uri Address => listener.Address;

    public Fault Fault
    {
        get { lock (gate) return fault; }
    }

    public int OpenConnections
    {
        get { lock (gate) return open.Count; }
    }

    /// <summary>Completes when the fault changes.</summary>
    internal Task Changed
    {
        get { lock (gate) return change.Task; }
    }

    public static FaultProxy To(Uri server) => new(server);

    /// <summary>The same page, reached through this proxy.</summary>
    public Uri Through(Uri page) => new(Address, page.PathAndQuery);

    /// <summary>Replaces the current fault by this one.</summary>
    public void Inject(Fault next)
    {
        List<ProxiedConnection> connections;
        lock (gate)
        {
            fault = next;
            connections = [.. open];
            if (next.Refuses) listener.Close();
            else listener.Open();
            if (next.Forgets) connections.ForEach(connection => connection.IsForgotten = true);
            change.SetResult();
            change = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (next.Resets) connections.ForEach(connection => connection.Reset());
    }

    public void Recover() => Inject(Fault.None);

    public void Dispose()
    {
        Inject(Fault.Unplugged);
        listener.Dispose();
    }

    async Task ForwardAsync(Socket browser)
    {
        var upstream = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        browser.NoDelay = true;
        try
        {
            await upstream.ConnectAsync(server);
        }
        catch (SocketException)
        {
            browser.Close(0);
            return;
        }
        using var connection = new ProxiedConnection(this, browser, upstream);
        lock (gate) open.Add(connection);
        await connection.RunAsync();
        lock (gate) open.Remove(connection);
    }
}

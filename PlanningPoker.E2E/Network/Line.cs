using System.Net;
using System.Net.Sockets;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// The network between one person and the server: browsers that are sent to its address reach the server through it, and
/// what is wrong with it can be changed at any time.
/// </summary>
public sealed class Line : IDisposable
{
    readonly IPEndPoint server;
    readonly Lock gate = new();
    readonly HashSet<Connection> open = [];
    readonly Door door;
    TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Fault fault = Fault.None;

    Line(Uri server)
    {
        this.server = new(IPAddress.Loopback, server.Port);
        door = new(browser => _ = CarryAsync(browser));
    }

    public Uri Address => door.Address;

    public Fault Fault
    {
        get { lock (gate) return fault; }
    }

    public int OpenConnections
    {
        get { lock (gate) return open.Count; }
    }

    /// <summary>Ends when something else is wrong with the line than now.</summary>
    internal Task Changed
    {
        get { lock (gate) return change.Task; }
    }

    public static Line To(Uri server) => new(server);

    /// <summary>The same page, reached through this line.</summary>
    public Uri Through(Uri page) => new(Address, page.PathAndQuery);

    /// <summary>From now on this is wrong with it, and nothing else.</summary>
    public void Suffer(Fault now)
    {
        List<Connection> living;
        lock (gate)
        {
            fault = now;
            living = [.. open];
            if (now.Refuses) door.Shut();
            else door.Open();
            if (now.Forgets) living.ForEach(connection => connection.IsForgotten = true);
            change.SetResult();
            change = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        if (now.Resets) living.ForEach(connection => connection.Reset());
    }

    public void Heal() => Suffer(Fault.None);

    public void Dispose()
    {
        Suffer(Fault.Unplugged);
        door.Dispose();
    }

    async Task CarryAsync(Socket browser)
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
        using var connection = new Connection(this, browser, upstream);
        lock (gate) open.Add(connection);
        await connection.RunAsync();
        lock (gate) open.Remove(connection);
    }
}

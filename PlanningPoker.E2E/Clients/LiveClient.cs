using System.Net.WebSockets;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Clients;

/// <summary>
/// The live connection of a page without a browser. It uses one transport, reconnects when the connection breaks, and records frames that
/// skip a version or go back.
/// </summary>
sealed class LiveClient(ApiClient client, Transport transport) : IDisposable
{
    readonly Lock gate = new();
    readonly ExpectedTable table = new();
    readonly List<string> versionErrors = [];
    CancellationTokenSource connection = new();
    TimeSpan reconnectDelay;
    long position;

    public ApiClient Client => client;

    public long Position => Interlocked.Read(ref position);

    /// <summary>How often it has connected. Every connection begins with <c>live:hello</c>.</summary>
    public int Connects { get; private set; }

    public int ShutdownNotices { get; private set; }

    public IReadOnlyList<string> VersionErrors { get { lock (gate) return [.. versionErrors]; } }

    public string Table { get { lock (gate) return table.PublicText(); } }

    public string Hand { get { lock (gate) return table.HandText(); } }

    /// <summary>Breaks the connection, as a network failure does.</summary>
    public void Disconnect()
    {
        lock (gate) connection.Cancel();
    }

    /// <summary>Stays connected until <paramref name="ct"/> ends it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var disconnected = StartConnection(ct);
            // A random delay, so that not all clients reconnect at once.
            reconnectDelay = TimeSpan.FromMilliseconds(Random.Shared.Next(50, 250));
            try
            {
                await foreach (var frame in client.ReadFramesAsync(transport, Position > 0 ? Position : null, disconnected)) Receive(frame);
            }
            catch (Exception e) when (e is HttpRequestException or WebSocketException or IOException or OperationCanceledException)
            {
                // The connection broke; the loop connects again.
            }
            await Task.Delay(reconnectDelay, CancellationToken.None);
        }
    }

    public Task WaitForVersionAsync(long version, CancellationToken ct) =>
        Wait.UntilAsync(() => Task.FromResult(Position >= version),
            () => $"{client.Name} ({transport}) is at {Position} and not at {version}.", ct);

    /// <summary>Records that the server shuts down, and waits as long as it asks before the next connection.</summary>
    void FollowShutdownNotice(LiveFrame goodbye)
    {
        ShutdownNotices++;
        reconnectDelay = TimeSpan.FromMilliseconds(goodbye.Json.GetProperty("retryMs").GetInt32());
    }

    public void Dispose() => connection.Dispose();

    CancellationToken StartConnection(CancellationToken ct)
    {
        lock (gate)
        {
            connection.Dispose();
            connection = CancellationTokenSource.CreateLinkedTokenSource(ct);
            return connection.Token;
        }
    }

    void Receive(LiveFrame frame)
    {
        lock (gate)
        {
            if (frame.Name == "live:hello") Connects++;
            if (frame.Name == "live:bye") FollowShutdownNotice(frame);
            if (frame.Id is { } id)
            {
                if (!frame.Follows(position))
                    versionErrors.Add($"{client.Name} ({transport}) at {position} was sent {id} {frame.Name}");
                Interlocked.Exchange(ref position, id);
            }
            table.Apply(frame);
        }
    }
}

using System.Net.WebSockets;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Clients;

/// <summary>
/// The live connection of a page without a browser: it keeps to one transport, reconnects when that breaks, and notes frames that
/// skip a version or go back.
/// </summary>
sealed class LiveClient(ApiClient who, Transport transport) : IDisposable
{
    readonly Lock gate = new();
    readonly ExpectedTable paper = new();
    readonly List<string> versionErrors = [];
    CancellationTokenSource link = new();
    TimeSpan pause;
    long position;

    public ApiClient Client => who;

    public long Position => Interlocked.Read(ref position);

    /// <summary>How often it has connected: the server says hello each time.</summary>
    public int Connects { get; private set; }

    public int ShutdownNotices { get; private set; }

    public IReadOnlyList<string> VersionErrors { get { lock (gate) return [.. versionErrors]; } }

    public string Table { get { lock (gate) return paper.Public(); } }

    public string Hand { get { lock (gate) return paper.Mine(); } }

    /// <summary>Breaks the connection, as a network does.</summary>
    public void Disconnect()
    {
        lock (gate) link.Cancel();
    }

    /// <summary>Stays connected until <paramref name="ct"/> ends it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var dropped = Renew(ct);
            // Not all at once.
            pause = TimeSpan.FromMilliseconds(Random.Shared.Next(50, 250));
            try
            {
                await foreach (var frame in who.ReadFramesAsync(transport, Position > 0 ? Position : null, dropped)) Take(frame);
            }
            catch (Exception e) when (e is HttpRequestException or WebSocketException or IOException or OperationCanceledException)
            {
                // It broke; it reconnects below.
            }
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    public Task ReachAsync(long version, CancellationToken ct) =>
        Wait.UntilAsync(() => Task.FromResult(Position >= version),
            () => $"{who.Name} ({transport}) is at {Position} and not at {version}.", ct);

    /// <summary>The server shuts down, and says when to reconnect.</summary>
    void Leave(LiveFrame goodbye)
    {
        ShutdownNotices++;
        pause = TimeSpan.FromMilliseconds(goodbye.Json.GetProperty("retryMs").GetInt32());
    }

    public void Dispose() => link.Dispose();

    CancellationToken Renew(CancellationToken ct)
    {
        lock (gate)
        {
            link.Dispose();
            link = CancellationTokenSource.CreateLinkedTokenSource(ct);
            return link.Token;
        }
    }

    void Take(LiveFrame frame)
    {
        lock (gate)
        {
            if (frame.Name == "live:hello") Connects++;
            if (frame.Name == "live:bye") Leave(frame);
            if (frame.Id is { } id)
            {
                if (frame.IsSync ? id < position : id != position + 1)
                    versionErrors.Add($"{who.Name} ({transport}) at {position} was sent {id} {frame.Name}");
                Interlocked.Exchange(ref position, id);
            }
            paper.Put(frame);
        }
    }
}

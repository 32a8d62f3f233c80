using System.Net.WebSockets;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Clients;

/// <summary>
/// A page without a browser: it stays on one way, comes back by itself when that breaks, and remembers everything that
/// no page may ever be sent.
/// </summary>
sealed class Follower(Guest who, TravelWay way) : IDisposable
{
    readonly Lock gate = new();
    readonly PaperTable paper = new();
    readonly List<string> wrongs = [];
    CancellationTokenSource link = new();
    TimeSpan pause;
    long position;

    public Guest Who => who;

    public long Position => Interlocked.Read(ref position);

    /// <summary>How often it has been greeted.</summary>
    public int Greetings { get; private set; }

    public int Goodbyes { get; private set; }

    public IReadOnlyList<string> Wrongs { get { lock (gate) return [.. wrongs]; } }

    public string Table { get { lock (gate) return paper.Public(); } }

    public string Hand { get { lock (gate) return paper.Mine(); } }

    /// <summary>Breaks its link off, as a network does.</summary>
    public void Drop()
    {
        lock (gate) link.Cancel();
    }

    /// <summary>Follows until <paramref name="ct"/> ends it.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var dropped = Renew(ct);
            // Not all at once.
            pause = TimeSpan.FromMilliseconds(Random.Shared.Next(50, 250));
            try
            {
                await foreach (var frame in who.FollowAsync(way, Position > 0 ? Position : null, dropped)) Take(frame);
            }
            catch (Exception e) when (e is HttpRequestException or WebSocketException or IOException or OperationCanceledException)
            {
                // It broke; below it comes back.
            }
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    public Task ReachAsync(long version, CancellationToken ct) =>
        Wait.UntilAsync(() => Task.FromResult(Position >= version), () => $"{who.Name} ({way}) is at {Position} and not at {version}.", ct);

    /// <summary>The server goes, and says when to come back.</summary>
    void Leave(LiveFrame goodbye)
    {
        Goodbyes++;
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
            if (frame.Name == "live:hello") Greetings++;
            if (frame.Name == "live:bye") Leave(frame);
            if (frame.Id is { } id)
            {
                if (frame.IsSync ? id < position : id != position + 1) wrongs.Add($"{who.Name} ({way}) at {position} was sent {id} {frame.Name}");
                Interlocked.Exchange(ref position, id);
            }
            paper.Put(frame);
        }
    }
}

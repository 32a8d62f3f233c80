using System.Diagnostics;

namespace PlanningPoker.Load.Clients;

/// <summary>
/// One session on a server, with simulated players: all of them listen, and they act one at a time or together. A subclass knows how to
/// talk to its server.
/// </summary>
abstract class SimulatedSession(int players) : IAsyncDisposable
{
    /// <summary>After this time a frame counts as lost. Long, because a server on a busy machine is slow but loses nothing.</summary>
    static readonly TimeSpan DeliveryTimeout = TimeSpan.FromMinutes(2);

    static readonly TimeSpan DeliveryPollInterval = TimeSpan.FromMilliseconds(2);

    readonly IEnumerator<PlayerAction> actions = PlayerAction.EndlessRounds(players).GetEnumerator();
    readonly List<CompletedAction> completedActions = [];
    readonly List<Listener> listeners = [];

    public int Players => players;

    /// <summary>The connected players' listeners.</summary>
    public IReadOnlyList<Listener> Listeners => listeners;

    public IReadOnlyList<CompletedAction> CompletedActions => completedActions;

    /// <summary>Creates the session on the server and joins its players.</summary>
    public abstract Task CreateAsync(CancellationToken ct);

    /// <summary>Connects a player and waits for the first frame.</summary>
    public async Task ConnectAsync(int player, CancellationToken ct)
    {
        var listener = new Listener();
        listeners.Add(listener);
        await OpenConnectionAsync(player, listener, ct);
        await listener.Connected.WaitAsync(ct);
    }

    public async Task ConnectAllAsync(CancellationToken ct)
    {
        for (var player = 0; player < players; player++) await ConnectAsync(player, ct);
    }

    /// <summary>Sends the next action of the game and records when it was due and when it was answered.</summary>
    public async Task SendNextActionAsync(long due, CancellationToken ct)
    {
        actions.MoveNext();
        var version = await SendAsync(actions.Current, ct);
        var completed = new CompletedAction(version, due, Stopwatch.GetTimestamp());
        // Actions that are sent together are answered in any order.
        lock (completedActions)
        {
            var index = completedActions.FindLastIndex(earlier => earlier.Version <= version) + 1;
            completedActions.Insert(index, completed);
        }
    }

    /// <summary>Waits until every listener has received the last action's frame.</summary>
    /// <exception cref="LoadException">A connection failed, or the frame did not arrive in time.</exception>
    public async Task WaitForDeliveryAsync(CancellationToken ct)
    {
        if (completedActions.Count == 0) return;
        var version = completedActions[^1].Version;
        var start = Stopwatch.GetTimestamp();
        while (listeners.Exists(listener => listener.LastVersion < version))
        {
            if (listeners.Find(listener => listener.Failure is not null) is { Failure: { } failure })
                throw new LoadException($"A connection failed: {failure.Message}");
            if (Stopwatch.GetElapsedTime(start) > DeliveryTimeout)
                throw new LoadException($"{listeners.Count(listener => listener.LastVersion < version)} of {listeners.Count} listeners "
                    + $"did not receive version {version} within {DeliveryTimeout.TotalSeconds:0} s.");
            await Task.Delay(DeliveryPollInterval, ct);
        }
    }

    /// <summary>Forgets what was recorded, so that a new measurement can start; connections stay open.</summary>
    public void ClearMeasurements()
    {
        completedActions.Clear();
        listeners.ForEach(listener => listener.ClearMeasurements());
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the player's connection, which passes its frames to the listener from then on.</summary>
    protected abstract Task OpenConnectionAsync(int player, Listener listener, CancellationToken ct);

    /// <returns>The session's version after the action.</returns>
    protected abstract Task<long> SendAsync(PlayerAction action, CancellationToken ct);
}

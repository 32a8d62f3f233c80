using System.Diagnostics;

namespace PlanningPoker.Load.Clients;

/// <summary>A team at one table of some server: everybody listens, and they act one after another.</summary>
abstract class SimulatedSession(int players) : IAsyncDisposable
{
    readonly IEnumerator<PlayerAction> game = PlayerAction.WithoutEnd(players).GetEnumerator();
    readonly List<CompletedAction> deeds = [];
    readonly List<Listener> ears = [];

    public int Players => players;
    public IReadOnlyList<Listener> Ears => ears;
    public IReadOnlyList<CompletedAction> Deeds => deeds;

    /// <summary>Makes the table and takes the seats.</summary>
    public abstract Task SitDownAsync(CancellationToken ct);

    public async Task ListenAsync(int player, CancellationToken ct)
    {
        var ear = new Listener();
        ears.Add(ear);
        await ConnectAsync(player, ear, ct);
        await ear.Begun.WaitAsync(ct);
    }

    public async Task ListenAllAsync(CancellationToken ct)
    {
        for (var player = 0; player < players; player++) await ListenAsync(player, ct);
    }

    /// <summary>Makes the next move of the game and notes how long the answer took, from when it was due.</summary>
    public async Task MoveAsync(long due, CancellationToken ct)
    {
        game.MoveNext();
        var version = await ActAsync(game.Current, ct);
        deeds.Add(new(version, due, Stopwatch.GetTimestamp()));
    }

    /// <summary>Waits until everyone has heard the last of it.</summary>
    /// <exception cref="LoadException">A link broke, or it did not come.</exception>
    public async Task HeardAllAsync(TimeSpan patience, CancellationToken ct)
    {
        if (deeds.Count == 0) return;
        for (var start = Stopwatch.GetTimestamp(); ears.Exists(ear => ear.Position < deeds[^1].Version); await Task.Delay(2, ct))
        {
            if (ears.Find(ear => ear.Broken is not null) is { Broken: { } fault }) throw new LoadException($"A link broke: {fault.Message}");
            if (Stopwatch.GetElapsedTime(start) > patience)
                throw new LoadException($"{ears.Count(ear => ear.Position < deeds[^1].Version)} of {ears.Count} listeners did not hear of version {deeds[^1].Version}.");
        }
    }

    public void Forget()
    {
        deeds.Clear();
        ears.ForEach(ear => ear.Forget());
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the player's link, whose frames go to the ear from then on.</summary>
    protected abstract Task ConnectAsync(int player, Listener ear, CancellationToken ct);

    /// <returns>The version it made.</returns>
    protected abstract Task<long> ActAsync(PlayerAction move, CancellationToken ct);
}

/// <summary>Something done: the version it made, when it was due and when it was answered, in ticks of the stopwatch.</summary>
readonly record struct CompletedAction(long Version, long Due, long Answered);

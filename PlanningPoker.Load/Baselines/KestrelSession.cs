using System.Globalization;
using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Baselines;

/// <summary>A session on <see cref="BareEventStream"/>.</summary>
sealed class KestrelSession(HttpClient http, int players) : SimulatedSession(players)
{
    readonly string code = Guid.NewGuid().ToString("N")[..12];
    readonly BackgroundReaders readers = new();

    /// <summary>The server creates the session with its first stream.</summary>
    public override Task CreateAsync(CancellationToken ct) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => readers.DisposeAsync();

    protected override Task OpenConnectionAsync(int player, Listener listener, CancellationToken ct) =>
        EventStreamClient.ConnectAsync(http, $"/{code}", null, listener, readers, ct);

    protected override async Task<long> SendAsync(PlayerAction action, CancellationToken ct)
    {
        using var response = await http.PostAsync($"/{code}", null, ct);
        return long.Parse(await response.Content.ReadAsStringAsync(ct), CultureInfo.InvariantCulture);
    }
}

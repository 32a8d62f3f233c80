using PlanningPoker.Load.Clients;

namespace PlanningPoker.Load.Baselines;

/// <summary>A team at the bare stream.</summary>
sealed class KestrelSession(HttpClient http, int players) : SimulatedSession(players)
{
    readonly string group = Guid.NewGuid().ToString("N")[..12];
    readonly BackgroundReaders links = new();

    public override Task SitDownAsync(CancellationToken ct) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => links.DisposeAsync();

    protected override Task ConnectAsync(int player, Listener ear, CancellationToken ct) => EventStreamClient.OpenAsync(http, $"/{group}", null, ear, links, ct);

    protected override async Task<long> ActAsync(PlayerAction move, CancellationToken ct)
    {
        using var answer = await http.PostAsync($"/{group}", null, ct);
        return long.Parse(await answer.Content.ReadAsStringAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }
}

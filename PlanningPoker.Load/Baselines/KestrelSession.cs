using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Baselines;

/// <summary>A team at the bare stream.</summary>
sealed class StreamTeam(HttpClient http, int players) : Team(players)
{
    readonly string group = Guid.NewGuid().ToString("N")[..12];
    readonly Links links = new();

    public override Task SitDownAsync(CancellationToken ct) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => links.DisposeAsync();

    protected override Task ConnectAsync(int player, Ear ear, CancellationToken ct) => EventSource.OpenAsync(http, $"/{group}", null, ear, links, ct);

    protected override async Task<long> ActAsync(Move move, CancellationToken ct)
    {
        using var answer = await http.PostAsync($"/{group}", null, ct);
        return long.Parse(await answer.Content.ReadAsStringAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }
}

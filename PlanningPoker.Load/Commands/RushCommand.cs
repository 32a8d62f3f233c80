using System.Globalization;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// Measures one very large session whose players vote at the same time, on Planning Poker and on the bare SignalR hub: the server's
/// processor time for whole rounds, with votes, reveal and reset. The targets take turns; the first turn of each is the warm-up.
/// </summary>
static class RushCommand
{
    const string Reference = "signalr";

    static readonly string[] Headings =
    [
        "", "server CPU s", "× bare hub", "answered p50 / p95 / p99 ms", "seen by all p50 / p95 / p99 ms",
        "deliveries", "snapshots", "gaps",
    ];

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (players, rounds, repeat) = (options.Number("players", 500), options.Number("rounds", 2), options.Number("repeat", 3));
        var votingTime = TimeSpan.FromSeconds(options.Number("seconds", 10));
        var workload = Workloads.Rush(rounds, votingTime);
        await using var launcher = new ServerLauncher(options.Url);
        (string Key, Func<Task<Target>> Start)[] all =
        [
            ("json", () => PlanningPokerAsync(Format.Json)),
            ("html", () => PlanningPokerAsync(Format.Html)),
            (Reference, async () => TargetFactory.CreateSignalR(await launcher.StartBaselineAsync(Reference, ct), sessions: 1, players)),
        ];
        var chosen = new List<(string Key, Target Target)>();
        foreach (var (key, start) in all)
            if (options.List("only") is [] || options.List("only").Contains(key)) chosen.Add((key, await start()));
        foreach (var (_, target) in chosen) await target.ConnectAsync(ct);
        var reference = chosen.FindIndex(each => each.Key == Reference);
        var turns = new List<Measurement[]>();
        for (var turn = 0; turn <= repeat; turn++)
        {
            var measurements = new Measurement[chosen.Count];
            for (var i = 0; i < chosen.Count; i++) measurements[i] = await chosen[i].Target.MeasureAsync(workload, ct);
            if (turn > 0) turns.Add(measurements);
        }

        Console.WriteLine($"One session with {players} players, {rounds} rounds; all vote within {votingTime.TotalSeconds:0} s.");
        var table = new ConsoleTable(Headings);
        for (var i = 0; i < chosen.Count; i++)
        {
            var median = turns.Select(turn => turn[i]).OrderBy(each => each.ServerCpu).ElementAt(turns.Count / 2);
            var ratios = reference < 0 ? []
                : turns.Select(turn => turn[i].ServerCpu / turn[reference].ServerCpu).OfType<double>().Order().ToList();
            table.Add([chosen[i].Target.Name, .. CellsOf(median, ratios)]);
        }
        table.Print();
        foreach (var (_, target) in chosen) await target.DisposeAsync();
        return 0;

        async Task<Target> PlanningPokerAsync(Format format) => TargetFactory.CreatePlanningPoker(
            await launcher.GetPlanningPokerAsync(ct), new(format, Transport.EventStream), sessions: 1, players);
    }

    static string[] CellsOf(Measurement measurement, List<double> ratios) =>
    [
        measurement.ServerCpu is { TotalSeconds: var seconds } ? seconds.ToString("0.00", CultureInfo.InvariantCulture) : "–",
        ratios.Count == 0 ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{Percentiles.Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})"),
        $"{measurement.Answered}",
        $"{measurement.SeenByAll}",
        $"{measurement.Deliveries}",
        $"{measurement.Snapshots}",
        $"{measurement.Gaps}",
    ];
}

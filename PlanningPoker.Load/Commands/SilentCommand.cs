using System.Globalization;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// Measures whether clients that never read their event stream slow down the other clients of a large session. Runs without them and with
/// them take turns.
/// </summary>
static class SilentCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (players, silent) = (options.Number("players", 500), options.Number("silent", 50));
        var (votes, repeat) = (options.Number("votes", 100), options.Number("repeat", 5));
        var (reading, workload) = (players - silent, Workloads.OneByOne(votes));
        await using var launcher = new ServerLauncher(options.Url);
        var server = await launcher.GetPlanningPokerAsync(ct);
        var session = new PokerSession(server.Http, options.Protocol, players);
        await using var target = new Target("", server, [session]);
        await session.CreateAsync(ct);
        for (var player = 0; player < reading; player++) await session.ConnectAsync(player, ct);

        // The first run is the warm-up.
        await target.MeasureAsync(workload, ct);
        List<Measurement> without = [], with = [];
        for (var turn = 0; turn < repeat; turn++)
        {
            without.Add(await target.MeasureAsync(workload, ct));
            await using var clients = await SilentClients.ConnectAsync(server.Http.BaseAddress!, session, reading, silent, ct);
            with.Add(await target.MeasureAsync(workload, ct));
        }
        Print(reading, silent, without, with);
        return 0;
    }

    static void Print(int reading, int silent, List<Measurement> without, List<Measurement> with)
    {
        var table = new ConsoleTable(MeasurementColumns.Headings);
        table.Add(MeasurementColumns.CellsOf($"{reading} clients that read", MedianOf(without)));
        table.Add(MeasurementColumns.CellsOf($"the same and {silent} that never read", MedianOf(with)));
        table.Print();
        var ratio = Percentiles.Median(with.Zip(without, (one, other) => one.Delivered.P99 / other.Delivered.P99));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p99 of deliveries to clients that read: × {ratio:0.00}"));
    }

    static Measurement MedianOf(List<Measurement> turns) => turns.OrderBy(turn => turn.Delivered.P99).ElementAt(turns.Count / 2);
}

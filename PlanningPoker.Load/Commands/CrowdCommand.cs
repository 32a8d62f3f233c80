using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>Measures one very large session: how long a vote takes until the last player has seen it.</summary>
static class CrowdCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (players, votes) = (options.Number("players", 500), options.Number("votes", 100));
        var workload = Workloads.OneByOne(votes);
        await using var launcher = new ServerLauncher(options.Url);
        var server = await launcher.GetPlanningPokerAsync(ct);
        await using var target = TargetFactory.CreatePlanningPoker(server, options.Protocol, sessions: 1, players);
        await target.ConnectAsync(ct);
        // The first run is the warm-up.
        await target.MeasureAsync(workload, ct);
        var measurement = await target.MeasureAsync(workload, ct);

        Console.WriteLine($"One session with {players} players; {votes} votes, each sent when all players have seen the one before.");
        var table = new ConsoleTable(MeasurementColumns.Headings);
        table.Add(MeasurementColumns.CellsOf(target.Name, measurement));
        table.Print();
        return 0;
    }
}

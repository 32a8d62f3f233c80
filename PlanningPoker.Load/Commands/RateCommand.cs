using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>Measures many sessions at a steady rate: how long a vote takes until it is answered, and until all players see it.</summary>
static class RateCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players) = (options.Number("sessions", 200), options.Number("players", 12));
        var (votesPerSecond, seconds) = (options.Number("rate", 120), options.Number("seconds", 30));
        // Each round has a reveal and a reset on top of its votes.
        var actionsPerSecond = (double)votesPerSecond * PlayerAction.CountPerRound(players) / players;
        await using var launcher = new ServerLauncher(options.Url);
        var server = await launcher.GetPlanningPokerAsync(ct);
        await using var target = TargetFactory.CreatePlanningPoker(server, options.Protocol, sessions, players);
        await target.ConnectAsync(ct);
        await target.MeasureAsync(Workloads.AtFullSpeed(options.Number("warmup", 3)), ct);
        var measurement = await target.MeasureAsync(Workloads.AtRate(actionsPerSecond, (int)(actionsPerSecond * seconds)), ct);

        Console.WriteLine($"{sessions} sessions with {players} players each; {votesPerSecond} votes a second for {seconds} s.");
        var table = new ConsoleTable(MeasurementColumns.Headings);
        table.Add(MeasurementColumns.CellsOf(target.Name, measurement));
        table.Print();
        return 0;
    }
}

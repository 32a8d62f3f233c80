using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>One very large team: when has the last of them seen a vote?</summary>
static class CrowdCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (players, votes) = (options.Number("players", 500), options.Number("votes", 100));
        await using var launcher = new ServerLauncher(options.Url);
        await using var contestant = TargetFactory.Poker(await launcher.GetPlanningPokerAsync(ct), options.Protocol, 1, players);
        await contestant.SetUpAsync(ct);
        await contestant.MeasureAsync((teams, end) => Workloads.OneByOneAsync(teams[0], votes, end), ct);
        var result = await contestant.MeasureAsync((teams, end) => Workloads.OneByOneAsync(teams[0], votes, end), ct);

        Console.WriteLine($"One session of {players}, {votes} votes, each when the one before was seen by all");
        var board = new ConsoleTable(MeasurementColumns.Heads);
        board.Add(MeasurementColumns.Of(contestant.Name, result));
        board.Print();
        return 0;
    }
}

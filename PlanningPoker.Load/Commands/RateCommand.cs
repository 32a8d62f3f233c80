using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>Many teams at a steady pace: how long a vote takes to be answered, and to be seen by everybody.</summary>
static class RateCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players) = (options.Number("sessions", 200), options.Number("players", 12));
        var (votes, seconds) = (options.Number("rate", 120), options.Number("seconds", 30));
        // A round's reveal and reset come on top of its votes.
        var actions = (double)votes * PlayerAction.CountPerRound(players) / players;
        await using var launcher = new ServerLauncher(options.Url);
        await using var contestant = TargetFactory.Poker(await launcher.GetPlanningPokerAsync(ct), options.Protocol, sessions, players);
        await contestant.SetUpAsync(ct);
        await contestant.MeasureAsync((teams, end) => Workloads.AtFullSpeedAsync(teams, options.Number("warmup", 3), end), ct);
        var result = await contestant.MeasureAsync((teams, end) => Workloads.AtRateAsync(teams, actions, (int)(actions * seconds), end), ct);

        Console.WriteLine($"{sessions} sessions of {players}, {votes} votes a second for {seconds} s");
        var board = new ConsoleTable(MeasurementColumns.Heads);
        board.Add(MeasurementColumns.Of(contestant.Name, result));
        board.Print();
        return 0;
    }
}

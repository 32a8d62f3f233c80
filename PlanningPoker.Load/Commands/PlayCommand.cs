using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>Plays in one manner and tells what came of it. Fails when something was delivered twice or not at all.</summary>
static class PlayCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players, rounds) = (options.Number("sessions", 20), options.Number("players", 10), options.Number("rounds", 5));
        await using var launcher = new ServerLauncher(options.Url);
        await using var contestant = TargetFactory.Poker(await launcher.GetPlanningPokerAsync(ct), options.Protocol, sessions, players);
        await contestant.SetUpAsync(ct);
        var result = await contestant.MeasureAsync((teams, end) => Workloads.AtFullSpeedAsync(teams, rounds, end), ct);

        var board = new ConsoleTable(MeasurementColumns.Heads);
        board.Add(MeasurementColumns.Of(contestant.Name, result));
        board.Print();
        var expected = options.Protocol.Transport == Transport.Polling ? result.Deliveries : result.Actions * players;
        var isRight = result is { Repeated: 0, Skipped: 0 } && result.Deliveries == expected;
        Console.WriteLine(isRight ? "Every change reached every player once." : $"{result.Repeated} came twice, {result.Skipped} gaps, {result.Deliveries} of {expected} arrived.");
        return isRight ? 0 : 1;
    }
}

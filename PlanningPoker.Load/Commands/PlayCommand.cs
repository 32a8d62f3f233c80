using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Runs;

/// <summary>Plays in one manner and tells what came of it. Fails when something was delivered twice or not at all.</summary>
static class Play
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players, rounds) = (options.Number("sessions", 20), options.Number("players", 10), options.Number("rounds", 5));
        await using var fleet = new Fleet(options);
        await using var contestant = Contestants.Poker(await fleet.PokerAsync(ct), options.Manner, sessions, players);
        await contestant.SetUpAsync(ct);
        var result = await contestant.MeasureAsync((teams, end) => Playing.AtFullSpeedAsync(teams, rounds, end), ct);

        var board = new Board(Columns.Heads);
        board.Add(Columns.Of(contestant.Name, result));
        board.Print();
        var expected = options.Manner.Way == Way.Polling ? result.Deliveries : result.Actions * players;
        var isRight = result is { Repeated: 0, Skipped: 0 } && result.Deliveries == expected;
        Console.WriteLine(isRight ? "Every change reached every player once." : $"{result.Repeated} came twice, {result.Skipped} gaps, {result.Deliveries} of {expected} arrived.");
        return isRight ? 0 : 1;
    }
}

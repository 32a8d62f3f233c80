using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Runs;

/// <summary>One very large team: when has the last of them seen a vote?</summary>
static class Crowd
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (players, votes) = (options.Number("players", 500), options.Number("votes", 100));
        await using var fleet = new Fleet(options);
        await using var contestant = Contestants.Poker(await fleet.PokerAsync(ct), options.Manner, 1, players);
        await contestant.SetUpAsync(ct);
        await contestant.MeasureAsync((teams, end) => Playing.OneByOneAsync(teams[0], votes, end), ct);
        var result = await contestant.MeasureAsync((teams, end) => Playing.OneByOneAsync(teams[0], votes, end), ct);

        Console.WriteLine($"One session of {players}, {votes} votes, each when the one before was seen by all");
        var board = new Board(Columns.Heads);
        board.Add(Columns.Of(contestant.Name, result));
        board.Print();
        return 0;
    }
}

using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Servers;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

/// <summary>Many teams at a steady pace: how long a vote takes to be answered, and to be seen by everybody.</summary>
static class Rate
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players) = (options.Number("sessions", 200), options.Number("players", 12));
        var (votes, seconds) = (options.Number("rate", 120), options.Number("seconds", 30));
        // A round's reveal and reset come on top of its votes.
        var actions = (double)votes * Move.InRound(players) / players;
        await using var fleet = new Fleet(options);
        await using var contestant = Contestants.Poker(await fleet.PokerAsync(ct), options.Manner, sessions, players);
        await contestant.SetUpAsync(ct);
        await contestant.MeasureAsync((teams, end) => Playing.AtFullSpeedAsync(teams, options.Number("warmup", 3), end), ct);
        var result = await contestant.MeasureAsync((teams, end) => Playing.AtRateAsync(teams, actions, (int)(actions * seconds), end), ct);

        Console.WriteLine($"{sessions} sessions of {players}, {votes} votes a second for {seconds} s");
        var board = new Board(Columns.Heads);
        board.Add(Columns.Of(contestant.Name, result));
        board.Print();
        return 0;
    }
}

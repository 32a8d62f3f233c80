using System.Globalization;
using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Runs;

/// <summary>
/// The yardstick: the same game on our server and on the bare ones, turn by turn in one run, several times over. Times depend on the machine
/// and on who else uses it; the ratios hardly do.
/// </summary>
static class Compare
{
    const string Saving = "SignalR that commits by EF", Bare = "bare SignalR";

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (rounds, repeat, rate) = (options.Number("rounds", 5), options.Number("repeat", 5), options.Number("rate", 0));
        await using var fleet = new Fleet(options);
        var contestants = await SetUpAsync(fleet, options.Number("sessions", 100), options.Number("players", 10), ct);
        var results = contestants.ToDictionary(each => each, _ => new List<Result>());
        // The first turn warms everything up and does not count.
        for (var turn = 0; turn <= repeat; turn++)
        {
            foreach (var contestant in contestants)
            {
                var result = await contestant.MeasureAsync((teams, end) => rate == 0
                    ? Playing.AtFullSpeedAsync(teams, rounds, end)
                    : Playing.AtRateAsync(teams, rate, teams.Count * rounds * (teams[0].Players + 2), end), ct);
                if (turn > 0) results[contestant].Add(result);
            }
        }
        Print(results.ToDictionary(each => each.Key.Name, each => each.Value));
        foreach (var contestant in contestants) await contestant.DisposeAsync();
        return 0;
    }

    static async Task<List<Contestant>> SetUpAsync(Fleet fleet, int sessions, int players, CancellationToken ct)
    {
        List<Contestant> contestants =
        [
            Contestants.Poker(await fleet.PokerAsync(ct), new(Form.Json, Way.Sse), sessions, players),
            Contestants.Poker(await fleet.PokerAsync(ct), new(Form.Html, Way.Sse), sessions, players),
            Contestants.Poker(await fleet.PokerAsync(ct), new(Form.Html, Way.Sse, ActsByForm: true), sessions, players),
            Contestants.Stream(await fleet.YardstickAsync("kestrel", ct), sessions, players),
            Contestants.Hub(Bare, await fleet.YardstickAsync("signalr", ct), sessions, players),
            Contestants.Hub(Saving, await fleet.YardstickAsync("signalr-ef", ct), sessions, players),
        ];
        foreach (var contestant in contestants) await contestant.SetUpAsync(ct);
        return contestants;
    }

    static void Print(Dictionary<string, List<Result>> results)
    {
        var board = new Board([.. Columns.Heads, "× EF hub", "× bare hub"]);
        foreach (var (name, turns) in results)
        {
            var middle = turns.OrderBy(turn => turn.CpuPerDelivery).ElementAt(turns.Count / 2);
            board.Add([.. Columns.Of(name, middle), Ratio(turns, results[Saving]), Ratio(turns, results[Bare])]);
        }
        board.Print();
    }

    /// <summary>Turn by turn, because the machine is not equally busy all the time: the middle one, and the range.</summary>
    static string Ratio(List<Result> ours, List<Result> theirs)
    {
        var ratios = ours.Zip(theirs, (one, other) => one.CpuPerDelivery / other.CpuPerDelivery).OfType<double>().Order().ToList();
        return ratios.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Spread.Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})");
    }
}

using System.Globalization;
using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

/// <summary>
/// The yardstick: the same game on our server and on the bare ones, turn by turn in one run, several times over. Times depend on the machine
/// and on who else uses it; the ratios hardly do.
/// </summary>
static class Compare
{
    const string Saving = "SignalR that commits by EF", Bare = "bare SignalR", Json = "ours: JSON, SSE";

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (rounds, repeat, rate) = (options.Number("rounds", 5), options.Number("repeat", 5), options.Number("rate", 0));
        await using var fleet = new Fleet(options);
        var contestants = await SetUpAsync(fleet, options, ct);
        var results = contestants.ToDictionary(each => each.Name, _ => new List<Result>());
        foreach (var contestant in contestants)
            await contestant.MeasureAsync((teams, end) => Playing.AtFullSpeedAsync(teams, options.Number("warmup", 20), end), ct);
        for (var turn = 0; turn < repeat; turn++)
        {
            foreach (var contestant in contestants)
            {
                results[contestant.Name].Add(await contestant.MeasureAsync((teams, end) => rate == 0
                    ? Playing.AtFullSpeedAsync(teams, rounds, end)
                    : Playing.AtRateAsync(teams, rate, teams.Sum(team => rounds * Move.InRound(team.Players)), end), ct));
            }
        }
        Print(results);
        foreach (var contestant in contestants) await contestant.DisposeAsync();
        return 0;
    }

    static async Task<List<Contestant>> SetUpAsync(Fleet fleet, Options options, CancellationToken ct)
    {
        var (sessions, players, only) = (options.Number("sessions", 100), options.Number("players", 10), options.Words("only"));
        List<Contestant> contestants = [];
        foreach (var (name, start) in Field(fleet, sessions, players))
        {
            if (only.Length > 0 && !only.Contains(name)) continue;
            contestants.Add(await start(ct));
            await contestants[^1].SetUpAsync(ct);
        }
        return contestants;
    }

    static Dictionary<string, Func<CancellationToken, Task<Contestant>>> Field(Fleet fleet, int sessions, int players)
    {
        return new()
        {
            ["json"] = ct => OursAsync(new(Form.Json, Way.Sse), ct),
            ["socket"] = ct => OursAsync(new(Form.Json, Way.WebSocket), ct),
            ["html"] = ct => OursAsync(new(Form.Html, Way.Sse), ct),
            ["forms"] = ct => OursAsync(new(Form.Html, Way.Sse, ActsByForm: true), ct),
            ["kestrel"] = async ct => Contestants.Stream(await fleet.YardstickAsync("kestrel", ct), sessions, players),
            ["signalr"] = async ct => Contestants.Hub(Bare, await fleet.YardstickAsync("signalr", ct), sessions, players),
            ["signalr-ef"] = async ct => Contestants.Hub(Saving, await fleet.YardstickAsync("signalr-ef", ct), sessions, players),
        };

        async Task<Contestant> OursAsync(Manner manner, CancellationToken ct) => Contestants.Poker(await fleet.PokerAsync(ct), manner, sessions, players);
    }

    static void Print(Dictionary<string, List<Result>> results)
    {
        var board = new Board([.. Columns.Heads, "× EF hub", "× bare hub", "× JSON"]);
        foreach (var (name, turns) in results)
        {
            var middle = turns.OrderBy(turn => turn.CpuPerDelivery).ElementAt(turns.Count / 2);
            board.Add([.. Columns.Of(name, middle), .. new[] { Saving, Bare, Json }.Select(yardstick => Ratio(turns, results.GetValueOrDefault(yardstick)))]);
        }
        board.Print();
    }

    /// <summary>Turn by turn, because the machine is not equally busy all the time: the middle one, and the range.</summary>
    static string Ratio(List<Result> ours, List<Result>? theirs)
    {
        var ratios = ours.Zip(theirs ?? [], (one, other) => one.CpuPerDelivery / other.CpuPerDelivery).OfType<double>().Order().ToList();
        return ratios.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Spread.Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})");
    }
}

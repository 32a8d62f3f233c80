using System.Globalization;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// The yardstick: the same game on our server and on the bare ones, turn by turn in one run, several times over. Times depend on the machine
/// and on who else uses it; the ratios hardly do.
/// </summary>
static class CompareCommand
{
    const string Saving = "SignalR that commits by EF", Bare = "bare SignalR", Json = "ours: JSON, event stream";

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (rounds, repeat, rate) = (options.Number("rounds", 5), options.Number("repeat", 5), options.Number("rate", 0));
        await using var launcher = new ServerLauncher(options.Url);
        var contestants = await SetUpAsync(launcher, options, ct);
        var results = contestants.ToDictionary(each => each.Name, _ => new List<Measurement>());
        foreach (var contestant in contestants)
            await contestant.MeasureAsync((teams, end) => Workloads.AtFullSpeedAsync(teams, options.Number("warmup", 20), end), ct);
        for (var turn = 0; turn < repeat; turn++)
        {
            foreach (var contestant in contestants)
            {
                results[contestant.Name].Add(await contestant.MeasureAsync((teams, end) => rate == 0
                    ? Workloads.AtFullSpeedAsync(teams, rounds, end)
                    : Workloads.AtRateAsync(teams, rate, teams.Sum(team => rounds * PlayerAction.CountPerRound(team.Players)), end), ct));
            }
        }
        Print(results);
        foreach (var contestant in contestants) await contestant.DisposeAsync();
        return 0;
    }

    static async Task<List<Target>> SetUpAsync(ServerLauncher launcher, Options options, CancellationToken ct)
    {
        var (sessions, players, only) = (options.Number("sessions", 100), options.Number("players", 10), options.List("only"));
        List<Target> contestants = [];
        foreach (var (name, start) in Field(launcher, sessions, players))
        {
            if (only.Length > 0 && !only.Contains(name)) continue;
            contestants.Add(await start(ct));
            await contestants[^1].SetUpAsync(ct);
        }
        return contestants;
    }

    static Dictionary<string, Func<CancellationToken, Task<Target>>> Field(ServerLauncher launcher, int sessions, int players)
    {
        return new()
        {
            ["json"] = ct => OursAsync(new(Format.Json, Transport.EventStream), ct),
            ["socket"] = ct => OursAsync(new(Format.Json, Transport.WebSocket), ct),
            ["html"] = ct => OursAsync(new(Format.Html, Transport.EventStream), ct),
            ["forms"] = ct => OursAsync(new(Format.Html, Transport.EventStream, ActionEndpoint.Forms), ct),
            ["kestrel"] = async ct => TargetFactory.Stream(await launcher.StartBaselineAsync("kestrel", ct), sessions, players),
            ["signalr"] = async ct => TargetFactory.Hub(Bare, await launcher.StartBaselineAsync("signalr", ct), sessions, players),
            ["signalr-ef"] = async ct => TargetFactory.Hub(Saving, await launcher.StartBaselineAsync("signalr-ef", ct), sessions, players),
        };

        async Task<Target> OursAsync(ClientProtocol manner, CancellationToken ct) => TargetFactory.Poker(await launcher.GetPlanningPokerAsync(ct), manner, sessions, players);
    }

    static void Print(Dictionary<string, List<Measurement>> results)
    {
        var board = new ConsoleTable([.. MeasurementColumns.Heads, "× EF hub", "× bare hub", "× JSON"]);
        foreach (var (name, turns) in results)
        {
            var middle = turns.OrderBy(turn => turn.CpuPerDelivery).ElementAt(turns.Count / 2);
            board.Add([.. MeasurementColumns.Of(name, middle), .. new[] { Saving, Bare, Json }.Select(yardstick => Ratio(turns, results.GetValueOrDefault(yardstick)))]);
        }
        board.Print();
    }

    /// <summary>Turn by turn, because the machine is not equally busy all the time: the middle one, and the range.</summary>
    static string Ratio(List<Measurement> ours, List<Measurement>? theirs)
    {
        var ratios = ours.Zip(theirs ?? [], (one, other) => one.CpuPerDelivery / other.CpuPerDelivery).OfType<double>().Order().ToList();
        return ratios.Count == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Percentiles.Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})");
    }
}

using System.Globalization;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// Plays the same game on Planning Poker and on the baselines and prints the ratios of their processor times. The targets take turns
/// several times: times depend on the machine and on what else runs there, but the ratios within one turn hardly do.
/// </summary>
static class CompareCommand
{
    const string Json = "json", SignalR = "signalr", SignalREf = "signalr-ef";

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players) = (options.Number("sessions", 100), options.Number("players", 10));
        var (rounds, repeat, rate) = (options.Number("rounds", 5), options.Number("repeat", 5), options.Number("rate", 0));
        var warmup = Workloads.AtFullSpeed(options.Number("warmup", 20));
        var workload = rate == 0
            ? Workloads.AtFullSpeed(rounds)
            : Workloads.AtRate(rate, sessions * rounds * PlayerAction.CountPerRound(players));

        await using var launcher = new ServerLauncher(options.Url);
        var candidates = await ConnectAsync(CandidatesOf(launcher, sessions, players), options.List("only"), ct);
        foreach (var candidate in candidates) await candidate.Target.MeasureAsync(warmup, ct);
        for (var turn = 0; turn < repeat; turn++)
            foreach (var candidate in candidates) candidate.Turns.Add(await candidate.Target.MeasureAsync(workload, ct));

        Print(candidates);
        foreach (var candidate in candidates) await candidate.Target.DisposeAsync();
        return 0;
    }

    static (string Key, Func<CancellationToken, Task<Target>> StartAsync)[] CandidatesOf(ServerLauncher launcher, int sessions, int players)
    {
        return
        [
            (Json, ct => PlanningPokerAsync(new(Format.Json, Transport.EventStream), ct)),
            ("socket", ct => PlanningPokerAsync(new(Format.Json, Transport.WebSocket), ct)),
            ("html", ct => PlanningPokerAsync(new(Format.Html, Transport.EventStream), ct)),
            ("forms", ct => PlanningPokerAsync(new(Format.Html, Transport.EventStream, ActionEndpoint.Forms), ct)),
            ("kestrel", async ct => TargetFactory.CreateKestrel(await launcher.StartBaselineAsync("kestrel", ct), sessions, players)),
            (SignalR, async ct => TargetFactory.CreateSignalR(await launcher.StartBaselineAsync(SignalR, ct), sessions, players)),
            (SignalREf, async ct => TargetFactory.CreateSignalREf(await launcher.StartBaselineAsync(SignalREf, ct), sessions, players)),
        ];

        async Task<Target> PlanningPokerAsync(ClientProtocol protocol, CancellationToken ct) =>
            TargetFactory.CreatePlanningPoker(await launcher.GetPlanningPokerAsync(ct), protocol, sessions, players);
    }

    static async Task<List<Candidate>> ConnectAsync(
        IEnumerable<(string Key, Func<CancellationToken, Task<Target>> StartAsync)> all, string[] only, CancellationToken ct)
    {
        List<Candidate> candidates = [];
        foreach (var (key, startAsync) in all)
        {
            if (only.Length > 0 && !only.Contains(key)) continue;
            var target = await startAsync(ct);
            candidates.Add(new(key, target));
            await target.ConnectAsync(ct);
        }
        return candidates;
    }

    static void Print(List<Candidate> candidates)
    {
        var table = new ConsoleTable([.. MeasurementColumns.Headings, "× EF hub", "× bare hub", "× JSON"]);
        foreach (var candidate in candidates)
        {
            var median = candidate.Turns.OrderBy(turn => turn.ServerCpuPerDelivery).ElementAt(candidate.Turns.Count / 2);
            var ratios = new[] { SignalREf, SignalR, Json }.Select(key => Ratio(candidate, candidates.Find(other => other.Key == key)));
            table.Add([.. MeasurementColumns.CellsOf(candidate.Target.Name, median), .. ratios]);
        }
        table.Print();
    }

    /// <summary>
    /// The ratio of two candidates' processor times: the median of all turns, and their range. Only measurements of the same turn are
    /// divided, because the machine is not equally busy all the time.
    /// </summary>
    static string Ratio(Candidate candidate, Candidate? reference)
    {
        var ratios = candidate.Turns.Zip(reference?.Turns ?? [], (one, other) => one.ServerCpuPerDelivery / other.ServerCpuPerDelivery)
            .OfType<double>().Order().ToList();
        return ratios.Count == 0
            ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{Percentiles.Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})");
    }

    /// <summary>A target that takes part in the comparison.</summary>
    /// <param name="Key">Its name in the option <c>--only</c>.</param>
    /// <param name="Target">What is measured.</param>
    sealed record Candidate(string Key, Target Target)
    {
        public List<Measurement> Turns { get; } = [];
    }
}

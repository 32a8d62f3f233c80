using System.Globalization;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// Plays the same game on one server and on two that share a PostgreSQL and a Redis: requests at random, by session, and so that every
/// delivery crosses from one server to the other. The targets take turns.
/// </summary>
static class NodesCommand
{
    /// <summary>
    /// How many connections all servers of a run may have: those that wait for their turn keep theirs, and PostgreSQL takes 100 if nobody
    /// changed that.
    /// </summary>
    const int DatabaseConnections = 90;

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players) = (options.Number("sessions", 100), options.Number("players", 10));
        var (rounds, repeat, rate) = (options.Number("rounds", 5), options.Number("repeat", 5), options.Number("rate", 0));
        if (options.Text("database") is not { } database || options.Text("redis") is not { } redis)
            throw new LoadException("nodes needs --database (PostgreSQL's connection string without a database) and --redis (host:port).");
        var workload = rate == 0
            ? Workloads.AtFullSpeed(rounds)
            : Workloads.AtRate(rate, sessions * rounds * PlayerAction.CountPerRound(players));
        await using var launcher = new ServerLauncher(null);
        var candidates = await ConnectAsync(launcher, options, database, redis, sessions, players, ct);
        foreach (var candidate in candidates)
            await candidate.Target.MeasureAsync(Workloads.AtFullSpeed(options.Number("warmup", 20)), ct);
        for (var turn = 0; turn < repeat; turn++)
        {
            foreach (var candidate in candidates)
            {
                var before = await RedisUsage.ReadAsync(redis, ct);
                var measurement = await candidate.Target.MeasureAsync(workload, ct);
                candidate.Turns.Add(new(measurement, await RedisUsage.ReadAsync(redis, ct) - before));
            }
        }
        Print(candidates);
        foreach (var candidate in candidates) await candidate.Target.DisposeAsync();
        return 0;
    }

    static async Task<List<Candidate>> ConnectAsync(
        ServerLauncher launcher, Options options, string database, string redis, int sessions, int players, CancellationToken ct)
    {
        List<Candidate> candidates = [];
        var layouts = new (string Key, string Name, int Count, Route Route)[]
        {
            ("one", "one server", 1, Route.AtRandom), ("code", "two servers, by session", 2, Route.ByCode),
            ("random", "two servers, at random", 2, Route.AtRandom), ("crossed", "two servers, always the other", 2, Route.Crossed),
        };
        if (options.List("only") is { Length: > 0 } only) layouts = [.. layouts.Where(layout => only.Contains(layout.Key))];
        if (layouts.Length == 0) throw new LoadException("--only takes one, code, random and crossed.");
        var connections = DatabaseConnections / layouts.Sum(layout => layout.Count);
        foreach (var (key, name, count, route) in layouts)
        {
            var settings = new Dictionary<string, string>
            {
                ["Database__Provider"] = "PostgreSql",
                ["ConnectionStrings__Default"] =
                    $"Maximum Pool Size={connections};{database};Database=load_{key}_{Environment.ProcessId}",
            };
            if (count > 1) settings["Nodes__Redis"] = redis;
            if (count > 1) settings["Nodes__Prefix"] = key;
            var server = await launcher.StartPlanningPokerAsync(settings, count, route, ct);
            var target = TargetFactory.CreatePlanningPoker(server, options.Protocol, sessions, players, name);
            candidates.Add(new(target));
            await target.ConnectAsync(ct);
        }
        return candidates;
    }

    static void Print(List<Candidate> candidates)
    {
        var table = new ConsoleTable([.. MeasurementColumns.Headings, "whole tables", "× the first", "Redis, % of a core"]);
        foreach (var candidate in candidates)
        {
            var median = candidate.Turns.OrderBy(turn => turn.Measurement.ServerCpuPerDelivery).ElementAt(candidate.Turns.Count / 2);
            var ratios = candidate.Turns.Zip(candidates[0].Turns, (one, first) =>
                one.Measurement.ServerCpuPerDelivery / first.Measurement.ServerCpuPerDelivery).OfType<double>().Order().ToList();
            table.Add([
                .. MeasurementColumns.CellsOf(candidate.Target.Name, median.Measurement), $"{median.Measurement.Snapshots}",
                string.Create(CultureInfo.InvariantCulture, $"{Percentiles.Median(ratios):0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00})"),
                string.Create(CultureInfo.InvariantCulture, $"{100 * median.RedisCpu / median.Measurement.Elapsed:0.0}"),
            ]);
        }
        table.Print();
    }

    sealed record Turn(Measurement Measurement, TimeSpan RedisCpu);

    sealed record Candidate(Target Target)
    {
        public List<Turn> Turns { get; } = [];
    }
}

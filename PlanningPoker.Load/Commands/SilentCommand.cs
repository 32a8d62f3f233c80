using System.Globalization;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>Some of a large team never read what they asked for: do the others notice? With them and without, in turn.</summary>
static class SilentCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (players, silent, votes, repeat) = (options.Number("players", 500), options.Number("silent", 50), options.Number("votes", 100), options.Number("repeat", 5));
        await using var launcher = new ServerLauncher(options.Url);
        var server = await launcher.GetPlanningPokerAsync(ct);
        var all = new PokerSession(server.Http, options.Protocol, players);
        await using var contestant = new Target("", server, [all]);
        await all.CreateAsync(ct);
        for (var player = 0; player < players - silent; player++) await all.ConnectAsync(player, ct);

        await contestant.MeasureAsync((teams, end) => Workloads.OneByOneAsync(teams[0], votes, end), ct);
        List<Measurement> without = [], with = [];
        for (var turn = 0; turn < repeat; turn++)
        {
            without.Add(await contestant.MeasureAsync((teams, end) => Workloads.OneByOneAsync(teams[0], votes, end), ct));
            await using var ignorant = await SilentClients.ConnectAsync(server.Http.BaseAddress!, all, players - silent, silent, ct);
            with.Add(await contestant.MeasureAsync((teams, end) => Workloads.OneByOneAsync(teams[0], votes, end), ct));
        }
        Print(players - silent, silent, without, with);
        return 0;
    }

    static void Print(int reading, int silent, List<Measurement> without, List<Measurement> with)
    {
        var board = new ConsoleTable(MeasurementColumns.Heads);
        board.Add(MeasurementColumns.Of($"{reading} who read", Middle(without)));
        board.Add(MeasurementColumns.Of($"the same and {silent} who never do", Middle(with)));
        board.Print();
        var ratio = Percentiles.Median(with.Zip(without, (one, other) => one.Delivered.P99 / other.Delivered.P99));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p99 of the others' deliveries: × {ratio:0.00}"));
    }

    static Measurement Middle(List<Measurement> turns) => turns.OrderBy(turn => turn.Delivered.P99).ElementAt(turns.Count / 2);
}

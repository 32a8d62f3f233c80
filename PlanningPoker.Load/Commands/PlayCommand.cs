using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// Plays some rounds over one protocol. Fails unless every change reached every player exactly once; by polling, unless the last one
/// reached every player.
/// </summary>
static class PlayCommand
{
    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (sessions, players, rounds) = (options.Number("sessions", 20), options.Number("players", 10), options.Number("rounds", 5));
        await using var launcher = new ServerLauncher(options.Url);
        var server = await launcher.GetPlanningPokerAsync(ct);
        await using var target = TargetFactory.CreatePlanningPoker(server, options.Protocol, sessions, players);
        await target.ConnectAsync(ct);
        var measurement = await target.MeasureAsync(Workloads.AtFullSpeed(rounds), ct);

        var table = new ConsoleTable(MeasurementColumns.Headings);
        table.Add(MeasurementColumns.CellsOf(target.Name, measurement));
        table.Print();
        return Check(measurement, ExpectedDeliveries(measurement, options.Protocol, players));
    }

    /// <returns>Null by polling: an answer to a poll may stand for several changes.</returns>
    static int? ExpectedDeliveries(Measurement measurement, ClientProtocol protocol, int players) =>
        protocol.Transport == Transport.Polling ? null : measurement.Actions * players;

    static int Check(Measurement measurement, int? expected)
    {
        if (measurement is { Repeated: 0, Gaps: 0 } && measurement.Deliveries == (expected ?? measurement.Deliveries))
        {
            Console.WriteLine(expected is null ? "The last change reached every player." : "Every change reached every player once.");
            return 0;
        }
        Console.WriteLine($"{measurement.Repeated} repeated frames, {measurement.Gaps} gaps, "
            + $"{measurement.Deliveries} deliveries where {expected} were expected.");
        return 1;
    }
}

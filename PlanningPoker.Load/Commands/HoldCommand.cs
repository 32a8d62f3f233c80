using System.Globalization;
using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>
/// Measures idle connections: the memory of each, as the slope between a few and many, and the processor time of all together.
/// </summary>
static class HoldCommand
{
    /// <summary>
    /// After this time without a sign of life the server marks a player as away and notifies the others. Only after that is it idle.
    /// </summary>
    static readonly TimeSpan TimeUntilAway = TimeSpan.FromSeconds(60);

    static readonly ClientProtocol EventStreams = new(Format.Html, Transport.EventStream);
    static readonly ClientProtocol WebSockets = new(Format.Html, Transport.WebSocket);

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (few, many) = (options.Number("few", 1000), options.Number("connections", 5000));
        var (sockets, seconds) = (options.Number("sockets", 1000), options.Number("seconds", 30));
        await using var launcher = new ServerLauncher(options.Url);
        var table = new ConsoleTable("", "connections", "private MB", "KB each, private", "KB each, resident");

        double idleCpu;
        var first = await launcher.GetPlanningPokerAsync(ct);
        await using (var connections = new IdleConnections(first))
        {
            await AddMemoryRowAsync($"Planning Poker: {EventStreams}", connections, () => CreateSession(first, EventStreams));
            await connections.OpenAsync(() => CreateSession(first, WebSockets), sockets, ct);
            await Task.Delay(TimeUntilAway, ct);
            idleCpu = await connections.MeasureCpuAsync(TimeSpan.FromSeconds(seconds), ct);
        }

        // A new server, because the first one's heap has grown: its free room would hide what connections cost.
        var second = await launcher.GetPlanningPokerAsync(ct);
        await using (var connections = new IdleConnections(second))
            await AddMemoryRowAsync($"Planning Poker: {WebSockets}", connections, () => CreateSession(second, WebSockets));

        var kestrel = await launcher.StartBaselineAsync("kestrel", ct);
        await using (var connections = new IdleConnections(kestrel))
            await AddMemoryRowAsync("bare Kestrel", connections, () => new KestrelSession(kestrel.Http, IdleConnections.PlayersPerSession));

        table.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{many + sockets} idle connections: {idleCpu:0.0} % of a core."));
        return 0;

        async Task AddMemoryRowAsync(string name, IdleConnections connections, Func<SimulatedSession> createSession) =>
            table.Add(CellsOf(name, await connections.MeasureMemoryAsync(createSession, few, many, ct)));
    }

    static PokerSession CreateSession(Server server, ClientProtocol protocol) =>
        new(server.Http, protocol, IdleConnections.PlayersPerSession);

    static string[] CellsOf(string name, MemorySlope slope) =>
    [
        name,
        $"{slope.Few}–{slope.Many}",
        OneDecimal(slope.WithMany.PrivateBytes / 1e6),
        OneDecimal(slope.PrivateKilobytes),
        OneDecimal(slope.ResidentKilobytes),
    ];

    static string OneDecimal(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Measurements;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Reports;
using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Commands;

/// <summary>Many who are only there: what each costs in memory, as the slope between a few and many, and what all cost in processor time.</summary>
static class HoldCommand
{
    const int TeamSize = 10;

    /// <summary>What opening a connection leaves behind is collected by then, and who sends no signs of life is taken for away.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(20), UntilAway = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (few, many, sockets) = (options.Number("few", 1000), options.Number("connections", 5000), options.Number("sockets", 1000));
        await using var launcher = new ServerLauncher(options.Url);
        var board = new ConsoleTable("", "connections", "private MB", "KB each, private", "KB each, resident");

        double idle;
        var poker = await launcher.GetPlanningPokerAsync(ct);
        await using (var holder = new Holder(poker, board))
        {
            await holder.MeasureAsync(NameOf(Transport.EventStream), () => Ours(poker, Transport.EventStream), few, many, ct);
            await holder.ConnectAsync(() => Ours(poker, Transport.WebSocket), sockets, ct);
            await Task.Delay(UntilAway, ct);
            idle = await IdleAsync(poker, TimeSpan.FromSeconds(options.Number("seconds", 30)), ct);
        }

        // On a server of its own: a heap that has room from before says nothing.
        var upgraded = await launcher.GetPlanningPokerAsync(ct);
        await using (var holder = new Holder(upgraded, board))
            await holder.MeasureAsync(NameOf(Transport.WebSocket), () => Ours(upgraded, Transport.WebSocket), few, many, ct);

        var bare = await launcher.StartBaselineAsync("kestrel", ct);
        await using (var holder = new Holder(bare, board))
            await holder.MeasureAsync("bare Kestrel", () => new KestrelSession(bare.Http, TeamSize), few, many, ct);

        board.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"With {many + sockets} connections held and nothing happening: {idle:0.0} % of a core."));
        return 0;
    }

    static string NameOf(Transport way) => $"ours: {new ClientProtocol(Format.Html, way)}";

    static PokerSession Ours(Server server, Transport way) => new(server.Http, new(Format.Html, way), TeamSize);

    static async Task<double> IdleAsync(Server server, TimeSpan time, CancellationToken ct)
    {
        var before = server.ReadUsage()!.Cpu;
        await Task.Delay(time, ct);
        return 100 * (server.ReadUsage()!.Cpu - before) / time;
    }

    /// <summary>Keeps teams connected to one server.</summary>
    sealed class Holder(Server server, ConsoleTable board) : IAsyncDisposable
    {
        readonly List<SimulatedSession> teams = [];

        public async Task MeasureAsync(string name, Func<SimulatedSession> team, int few, int many, CancellationToken ct)
        {
            await ConnectAsync(team, few, ct);
            var before = server.ReadUsage()!;
            await ConnectAsync(team, many - few, ct);
            var after = server.ReadUsage()!;
            board.Add(name, $"{few}–{many}", Number(after.PrivateBytes / 1e6), Number((after.PrivateBytes - before.PrivateBytes) / 1024.0 / (many - few)),
                Number((after.ResidentBytes - before.ResidentBytes) / 1024.0 / (many - few)));
        }

        public async Task ConnectAsync(Func<SimulatedSession> team, int connections, CancellationToken ct)
        {
            foreach (var chunk in Enumerable.Range(0, connections / TeamSize).Select(_ => team()).Chunk(TeamSize))
            {
                teams.AddRange(chunk);
                await Task.WhenAll(chunk.Select(each => each.CreateAsync(ct)));
                await Task.WhenAll(chunk.Select(each => each.ConnectAllAsync(ct)));
            }
            await Task.Delay(Settling, ct);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var team in teams) await team.DisposeAsync();
        }

        static string Number(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);
    }
}

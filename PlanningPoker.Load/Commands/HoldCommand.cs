using System.Globalization;
using PlanningPoker.Load.Baselines;
using PlanningPoker.Load.Figures;
using PlanningPoker.Load.Poker;
using PlanningPoker.Load.Servers;
using PlanningPoker.Load.Teams;

namespace PlanningPoker.Load.Runs;

/// <summary>Many who are only there: what each costs in memory, as the slope between a few and many, and what all cost in processor time.</summary>
static class Hold
{
    const int TeamSize = 10;

    /// <summary>What opening a connection leaves behind is collected by then, and who sends no signs of life is taken for away.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(20), UntilAway = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(Options options, CancellationToken ct)
    {
        var (few, many, sockets) = (options.Number("few", 1000), options.Number("connections", 5000), options.Number("sockets", 1000));
        await using var fleet = new Fleet(options);
        var board = new Board("", "connections", "private MB", "KB each, private", "KB each, resident");

        double idle;
        var poker = await fleet.PokerAsync(ct);
        await using (var holder = new Holder(poker, board))
        {
            await holder.MeasureAsync(NameOf(Way.Sse), () => Ours(poker, Way.Sse), few, many, ct);
            await holder.ConnectAsync(() => Ours(poker, Way.WebSocket), sockets, ct);
            await Task.Delay(UntilAway, ct);
            idle = await IdleAsync(poker, TimeSpan.FromSeconds(options.Number("seconds", 30)), ct);
        }

        // On a server of its own: a heap that has room from before says nothing.
        var upgraded = await fleet.PokerAsync(ct);
        await using (var holder = new Holder(upgraded, board))
            await holder.MeasureAsync(NameOf(Way.WebSocket), () => Ours(upgraded, Way.WebSocket), few, many, ct);

        var bare = await fleet.YardstickAsync("kestrel", ct);
        await using (var holder = new Holder(bare, board))
            await holder.MeasureAsync("bare Kestrel, SSE", () => new StreamTeam(bare.Http, TeamSize), few, many, ct);

        board.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"With {many + sockets} connections held and nothing happening: {idle:0.0} % of a core."));
        return 0;
    }

    static string NameOf(Way way) => $"ours: {new Manner(Form.Html, way)}";

    static PokerTeam Ours(Server server, Way way) => new(server.Http, new(server.Http), new(Form.Html, way), TeamSize);

    static async Task<double> IdleAsync(Server server, TimeSpan time, CancellationToken ct)
    {
        var before = server.Usage!.Cpu;
        await Task.Delay(time, ct);
        return 100 * (server.Usage!.Cpu - before) / time;
    }

    /// <summary>Keeps teams connected to one server.</summary>
    sealed class Holder(Server server, Board board) : IAsyncDisposable
    {
        readonly List<Team> teams = [];

        public async Task MeasureAsync(string name, Func<Team> team, int few, int many, CancellationToken ct)
        {
            await ConnectAsync(team, few, ct);
            var before = server.Usage!;
            await ConnectAsync(team, many - few, ct);
            var after = server.Usage!;
            board.Add(name, $"{few}–{many}", Number(after.PrivateBytes / 1e6), Number((after.PrivateBytes - before.PrivateBytes) / 1024.0 / (many - few)),
                Number((after.ResidentBytes - before.ResidentBytes) / 1024.0 / (many - few)));
        }

        public async Task ConnectAsync(Func<Team> team, int connections, CancellationToken ct)
        {
            foreach (var chunk in Enumerable.Range(0, connections / TeamSize).Select(_ => team()).Chunk(TeamSize))
            {
                teams.AddRange(chunk);
                await Task.WhenAll(chunk.Select(each => each.SitDownAsync(ct)));
                await Task.WhenAll(chunk.Select(each => each.ListenAllAsync(ct)));
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

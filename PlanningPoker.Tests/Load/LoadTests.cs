using System.Diagnostics;
using System.Runtime.InteropServices;
using PlanningPoker.E2E.Processes;
using PlanningPoker.Tests.Data;

namespace PlanningPoker.Tests.Load;

/// <summary>
/// Runs the load driver as a user would, from its build output. The driver itself checks that every change reached every player exactly
/// once.
/// </summary>
public sealed class LoadTests(PostgreSqlFixture fixture)
{
    /// <summary>Ends a driver that hangs. Nothing that only runs slowly comes near it, however busy the machine is.</summary>
    static readonly TimeSpan HangTimeout = TimeSpan.FromMinutes(10);

    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [Theory]
    [InlineData("json", "event-stream")]
    [InlineData("json", "websocket")]
    [InlineData("html", "event-stream")]
    [InlineData("html", "websocket")]
    public async Task Every_change_reaches_every_player_exactly_once(string format, string transport)
    {
        // Two sessions, because one must not get the other's changes; two rounds, because the second starts with a reset.
        var output = await RunDriverAsync(
            "play", "--sessions", "2", "--players", "2", "--rounds", "2", "--format", format, "--transport", transport);

        Assert.Contains("Every change reached every player once.", output, StringComparison.Ordinal);
        // A round has two votes, a reveal and a reset: 2 × 2 × 4 actions, each delivered to two players.
        Assert.Equal(["16", "32"], RowsOf(output)[0][1..3]);
    }

    [Fact]
    public async Task Compare_measures_the_baselines_too_and_prints_ratios()
    {
        // Ten rounds, because processor time is counted in hundredths of a second and a ratio needs at least one.
        var output = await RunDriverAsync(
            "compare", "--sessions", "2", "--players", "2", "--rounds", "10", "--repeat", "1", "--warmup", "1",
            "--only", "json,kestrel,signalr,signalr-ef");

        var rows = RowsOf(output)[..4];
        Assert.Equal(
            ["Planning Poker: JSON, event stream", "bare Kestrel", "bare SignalR", "SignalR that commits by EF"],
            rows.Select(row => row[0]));
        // A round has two votes, a reveal and a reset: 2 × 10 × 4 actions, each delivered to two players.
        Assert.All(rows, row => Assert.Equal(["80", "160"], row[1..3]));
        // The last three columns compare with the EF hub, the bare hub and JSON. Each of these is 1 × itself; only the bare hub may have
        // used too little to be counted.
        Assert.Equal("1.00 (1.00–1.00)", rows[3][^3]);
        Assert.True(rows[2][^2] is "1.00 (1.00–1.00)" or "NaN (NaN–NaN)", rows[2][^2]);
        Assert.Equal("1.00 (1.00–1.00)", rows[0][^1]);
    }

    [Fact]
    public async Task Rush_lets_all_vote_at_once_and_counts_snapshots_and_gaps()
    {
        var output = await RunDriverAsync("rush", "--players", "3", "--rounds", "2", "--seconds", "0", "--repeat", "1");

        var rows = RowsOf(output)[1..4];
        Assert.Equal(
            ["Planning Poker: JSON, event stream", "Planning Poker: HTML, event stream", "bare SignalR"], rows.Select(row => row[0]));
        // A round has three votes, a reveal and a reset: 2 × 5 actions, each delivered to three players.
        Assert.All(rows[..2], row => Assert.Equal(["30", "0", "0"], row[^3..]));
    }

    [Fact]
    public async Task Nodes_compares_one_server_with_two_by_session_at_random_and_across()
    {
        var database = await fixture.NameDatabaseAsync();
        await using var redis = await RedisServer.StartAsync(TestContext.Current.CancellationToken);

        var output = await RunDriverAsync(
            "nodes", "--database", database.ConnectionString, "--redis", redis.ConnectionString.Split(',')[0],
            "--sessions", "2", "--players", "2", "--rounds", "2", "--repeat", "1", "--warmup", "1");

        var rows = RowsOf(output);
        Assert.Equal(
            ["one server", "two servers, by session", "two servers, at random", "two servers, always the other"],
            rows.Select(row => row[0].Split(':')[0]));
        // A round has two votes, a reveal and a reset: 2 × 2 × 4 actions.
        Assert.All(rows, row => Assert.Equal("16", row[1]));
    }

    [Fact]
    public async Task Plan_prints_what_a_number_of_players_needs()
    {
        var rows = RowsOf(await RunDriverAsync("plan", "--players", "1000000"));

        Assert.Equal(["players", "1,000,000", "--players"], rows[0]);
        Assert.Equal(["sessions", "100,000", "--team 10"], rows[1]);
    }

    /// <returns>The cells of each row below the headings; at least two spaces stand between cells.</returns>
    static string[][] RowsOf(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    static async Task<string> RunDriverAsync(params string[] arguments)
    {
        using var driver = Process.Start(new ProcessStartInfo(Dotnet, [FindDriver(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(HangTimeout);
        try
        {
            var output = driver.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = driver.StandardError.ReadToEndAsync(timeout.Token);
            await driver.WaitForExitAsync(timeout.Token);
            Assert.True(driver.ExitCode == 0, $"{await output}\n{await errors}");
            return await output;
        }
        finally
        {
            // The servers that the driver started end with it.
            if (!driver.HasExited) driver.Kill();
        }
    }

    /// <summary>Finds the driver in its own build output, with the configuration and framework of these tests.</summary>
    static string FindDriver()
    {
        var tests = AppContext.BaseDirectory;
        var project = tests.LastIndexOf("PlanningPoker.Tests", StringComparison.Ordinal);
        var driver = $"{tests[..project]}PlanningPoker.Load{tests[(project + "PlanningPoker.Tests".Length)..]}";
        return Path.Combine(driver, "PlanningPoker.Load.dll");
    }
}

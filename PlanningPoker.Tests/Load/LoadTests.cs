using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PlanningPoker.Tests.Load;

/// <summary>The load driver as anyone would start it. It says itself whether every change reached every player exactly once.</summary>
public sealed class LoadTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [Theory]
    [InlineData("json", "event-stream", 150)]
    [InlineData("json", "websocket", 150)]
    [InlineData("html", "event-stream", 150)]
    [InlineData("html", "websocket", 150)]
    public async Task Every_change_reaches_every_player_exactly_once(string format, string transport, int deliveries)
    {
        // Two teams of three, five rounds: three votes, a reveal and a reset each.
        var said = await SaidAsync("play", "--sessions", "2", "--players", "3", "--rounds", "5", "--format", format, "--transport", transport);

        Assert.Contains("Every change reached every player once.", said, StringComparison.Ordinal);
        Assert.Contains($"{deliveries / 3}  ", said, StringComparison.Ordinal);
        Assert.Contains($" {deliveries} ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_yardsticks_stand_beside_ours_with_their_ratios()
    {
        var said = await SaidAsync("compare", "--sessions", "2", "--players", "3", "--rounds", "80", "--repeat", "1", "--warmup", "1", "--only", "json,kestrel,signalr,signalr-ef");

        var rows = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Planning Poker: JSON, event stream", "bare Kestrel", "bare SignalR", "SignalR that commits by EF"], rows.Skip(1).Select(row => row.Split("  ")[0]));
        // Two teams, eighty rounds of five actions, three listeners: enough for a clock of processor time that counts in hundredths of a second.
        Assert.All(rows.Skip(1), row => Assert.Contains(" 2400 ", row, StringComparison.Ordinal));
        // Beside the hub that commits, the bare one and the JSON form; each is once beside itself.
        Assert.EndsWith(" 1.00 (1.00–1.00)", rows[1].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(" 1.00 (1.00–1.00) ", rows[3], StringComparison.Ordinal);
    }

    static async Task<string> SaidAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [Driver(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var driver = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var (said, complained) = (driver.StandardOutput.ReadToEndAsync(limit.Token), driver.StandardError.ReadToEndAsync(limit.Token));
            await driver.WaitForExitAsync(limit.Token);
            Assert.True(driver.ExitCode == 0, $"{await said}\n{await complained}");
            return await said;
        }
        finally
        {
            // What it started ends with it.
            if (!driver.HasExited) driver.Kill();
        }
    }

    /// <summary>As its project built it: the same configuration and framework as these tests.</summary>
    static string Driver()
    {
        var bin = AppContext.BaseDirectory;
        var project = bin.LastIndexOf("PlanningPoker.Tests", StringComparison.Ordinal);
        return Path.Combine($"{bin[..project]}PlanningPoker.Load{bin[(project + "PlanningPoker.Tests".Length)..]}", "PlanningPoker.Load.dll");
    }
}

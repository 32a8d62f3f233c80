using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>
/// Every fault, on every transport, for a player and for a host: six tables at once, and after each fault all screens are equal
/// in time, with nothing lost and nothing doubled.
/// </summary>
[Collection(nameof(NonParallel))]
public sealed class NetworkTests(ITestOutputHelper output) : BrowserTests
{
    static readonly Transport[] Transports = Enum.GetValues<Transport>();

    readonly TemporaryFolder folder = new();
    ServerProcess? server;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log;

    public override async ValueTask InitializeAsync()
    {
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task After_each_short_fault_all_screens_are_equal_within_five_seconds() =>
        await InjectFaultAsync(TimedFault.Short, await OpenAsync());

    /// <summary>The same code runs in them, on other networks: what cuts, hangs and refuses there is theirs.</summary>
    [Theory]
    [InlineData(Engine.Firefox)]
    [InlineData(Engine.WebKit)]
    public async Task After_each_short_fault_all_screens_are_equal_in_the_other_engines(Engine engine)
    {
        LongTests.OrSkip();
        var windows = await Task.WhenAll(Transports.Select(_ => Browser.OpenWindowAsync(engine)));
        try
        {
            var scenarios = await Task.WhenAll(
                Transports.Zip(windows, (transport, window) => FaultScenario.OpenAsync(Team, Address, transport, window)));
            await InjectFaultAsync(TimedFault.Short, scenarios);
        }
        finally
        {
            foreach (var window in windows) await window.DisposeAsync();
        }
    }

    [Fact]
    public async Task After_each_long_fault_all_screens_are_equal_after_the_next_retry()
    {
        LongTests.OrSkip();
        await InjectFaultAsync(TimedFault.Long, await OpenAsync());
    }

    [Fact]
    public async Task After_a_restart_of_the_server_all_screens_are_equal()
    {
        ExpectPageErrors();
        var scenarios = await OpenAsync();
        await EachAsync(scenarios, scenario => scenario.PrepareAsync());
        using var promise = TimePromise.Watch();
        var clock = Stopwatch.GetTimestamp();
        server!.Kill();
        var clicking = await TimedAsync(EachAsync(scenarios, scenario => scenario.VoteInVainAsync()));
        await server.RestartAsync(Ct);
        var down = Stopwatch.GetElapsedTime(clock);
        await EachAsync(scenarios, scenario => scenario.VoteWithoutAPageAsync());
        await SettleAsync(scenarios, "server killed", down, clicking, promise);
        foreach (var scenario in scenarios) scenario.Dispose();
    }

    async Task InjectFaultAsync(IReadOnlyList<TimedFault> misfortunes, FaultScenario[] scenarios)
    {
        ExpectPageErrors();
        foreach (var misfortune in misfortunes)
        {
            await EachAsync(scenarios, scenario => scenario.PrepareAsync());
            using var promise = TimePromise.Watch();
            var clock = Stopwatch.GetTimestamp();
            var clicking = await TimedAsync(EachAsync(scenarios, scenario => scenario.InjectFaultAsync(misfortune.Fault)));
            // A fault lasts; this is not waiting for anything.
            if (misfortune.Time > clicking) await Task.Delay(misfortune.Time - clicking, Ct);
            foreach (var scenario in scenarios) scenario.Recover();
            await SettleAsync(scenarios, misfortune.Name, Stopwatch.GetElapsedTime(clock), clicking, promise);
        }
        foreach (var scenario in scenarios) scenario.Dispose();
    }

    async Task SettleAsync(FaultScenario[] scenarios, string fault, TimeSpan lasted, TimeSpan clicking, TimePromise promise)
    {
        var times = await Task.WhenAll(scenarios.Select(scenario => scenario.SettleAsync(Ct)));
        output.WriteLine($"{fault} for {lasted.TotalSeconds:F0} s, clicks took {clicking.TotalSeconds:F1} s: "
            + string.Join("; ", scenarios.Zip(times, (scenario, time) => $"{scenario.Name} {time.TotalSeconds:F1} s")));
        Assert.All(times, time => promise.ExpectWithin(TimedFault.EqualWithin(lasted, clicking), time));
        await EachAsync(scenarios, scenario => scenario.ExpectNothingLostOrDoubledAsync());
        await EachAsync(scenarios, scenario => scenario.GoOnAsync());
    }

    async Task<FaultScenario[]> OpenAsync() => await Task.WhenAll(
        from transport in Transports
        from isHost in (bool[])[false, true]
        select FaultScenario.OpenAsync(Team, Address, transport, isHost));

    static async Task<TimeSpan> TimedAsync(Task work)
    {
        var clock = Stopwatch.GetTimestamp();
        await work;
        return Stopwatch.GetElapsedTime(clock);
    }

    static Task EachAsync(FaultScenario[] scenarios, Func<FaultScenario, Task> act) => Task.WhenAll(scenarios.Select(act));

    /// <summary>What a browser writes into its console when the network is as bad as here.</summary>
    void ExpectPageErrors() => Team.PageErrors.Expect("ERR_|Failed to load resource|WebSocket connection|50[23]");
}

using System.Diagnostics;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>
/// Every fault, on every transport, for a player and for a host, at six tables at once. After each fault all screens are equal in time,
/// nothing is lost and nothing happens twice.
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

    /// <summary>The other engines have their own network code, which resets, hangs and refuses in its own way.</summary>
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
        var clicking = await DurationOfAsync(EachAsync(scenarios, scenario => scenario.VoteWhileServerIsDownAsync()));
        await server.RestartAsync(Ct);
        var down = Stopwatch.GetElapsedTime(clock);
        await EachAsync(scenarios, scenario => scenario.VoteThroughApiAsync());
        await ExpectRecoveryAsync(scenarios, "server killed", down, clicking, promise);
        foreach (var scenario in scenarios) scenario.Dispose();
    }

    async Task InjectFaultAsync(IReadOnlyList<TimedFault> faults, FaultScenario[] scenarios)
    {
        ExpectPageErrors();
        foreach (var fault in faults)
        {
            await EachAsync(scenarios, scenario => scenario.PrepareAsync());
            using var promise = TimePromise.Watch();
            var clock = Stopwatch.GetTimestamp();
            var clicking = await DurationOfAsync(EachAsync(scenarios, scenario => scenario.InjectFaultAsync(fault.Fault)));
            // This delay is the duration of the fault, and no waiting for a result.
            if (fault.Duration > clicking) await Task.Delay(fault.Duration - clicking, Ct);
            foreach (var scenario in scenarios) scenario.Recover();
            await ExpectRecoveryAsync(scenarios, fault.Name, Stopwatch.GetElapsedTime(clock), clicking, promise);
        }
        foreach (var scenario in scenarios) scenario.Dispose();
    }

    async Task ExpectRecoveryAsync(FaultScenario[] scenarios, string faultName, TimeSpan lasted, TimeSpan clicking, TimePromise promise)
    {
        var times = await Task.WhenAll(scenarios.Select(scenario => scenario.WaitUntilEqualAsync(Ct)));
        output.WriteLine($"{faultName} for {lasted.TotalSeconds:F0} s, clicks took {clicking.TotalSeconds:F1} s: "
            + string.Join("; ", scenarios.Zip(times, (scenario, time) => $"{scenario.Name} {time.TotalSeconds:F1} s")));
        Assert.All(times, time => promise.ExpectWithin(TimedFault.EqualWithin(lasted, clicking), time));
        await EachAsync(scenarios, scenario => scenario.ExpectNothingLostOrDoubledAsync());
        await EachAsync(scenarios, scenario => scenario.StartNextRoundAsync());
    }

    async Task<FaultScenario[]> OpenAsync() => await Task.WhenAll(
        from transport in Transports
        from isHost in (bool[])[false, true]
        select FaultScenario.OpenAsync(Team, Address, transport, isHost));

    static async Task<TimeSpan> DurationOfAsync(Task work)
    {
        var clock = Stopwatch.GetTimestamp();
        await work;
        return Stopwatch.GetElapsedTime(clock);
    }

    static Task EachAsync(FaultScenario[] scenarios, Func<FaultScenario, Task> act) => Task.WhenAll(scenarios.Select(act));

    /// <summary>The errors that browsers log on such a network.</summary>
    void ExpectPageErrors() => Team.PageErrors.Expect("ERR_|Failed to load resource|WebSocket connection|50[23]");
}

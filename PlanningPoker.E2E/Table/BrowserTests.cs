using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// Tests of a team in front of any server: a fresh team per test. A test that fails leaves its evidence in TestResults/;
/// one that passed while a page had errors nobody expected fails after all.
/// </summary>
public abstract class BrowserTests : IAsyncLifetime
{
    Team? team;

    protected Team Team => team!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected virtual Engine Engine => Engine.Chromium;

    /// <summary>Whether the people here see things move.</summary>
    protected virtual ReducedMotion Motion => ReducedMotion.Reduce;

    protected abstract Uri Address { get; }

    /// <summary>What the server said during this test.</summary>
    protected abstract string ServerLog { get; }

    public virtual async ValueTask InitializeAsync() => team = new(await Browser.OpenAsync(Engine), Address, Motion);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (team is null) return;
        await using (team)
        {
            var errors = team.PageErrors.Unexpected;
            if (errors.Count > 0 || TestContext.Current.TestState?.Result is TestResult.Failed)
                await Evidence.SaveAsync(team, ServerLog);
            if (errors.Count > 0) Assert.Fail($"Errors in the pages:\n{string.Join('\n', errors)}");
        }
    }
}

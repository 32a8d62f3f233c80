using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// Tests with a new team of players each, on any server. A failed test leaves screenshots and logs in TestResults/. A test also fails when
/// a page had an error that it does not expect.
/// </summary>
public abstract class BrowserTests : IAsyncLifetime
{
    Team? team;

    protected Team Team => team!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected virtual Engine Engine => Engine.Chromium;

    /// <summary>Whether the pages show animations.</summary>
    protected virtual ReducedMotion Motion => ReducedMotion.Reduce;

    protected abstract Uri Address { get; }

    /// <summary>The output of the server during this test.</summary>
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

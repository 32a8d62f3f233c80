using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Smoke;

public class PageErrorsTests(SmokeSite site)
{
    [Theory]
    [InlineData(Engine.Chromium, "console.error('said aloud')", "said aloud")]
    [InlineData(Engine.Chromium, "setTimeout(() => { throw new Error('thrown away') })", "thrown away")]
    [InlineData(Engine.Chromium, "fetch('/broken')", "500 from")]
    [InlineData(Engine.Chromium, "location = '/blocked'", "elsewhere.invalid")]
    [InlineData(Engine.Firefox, "console.error('said aloud')", "said aloud")]
    [InlineData(Engine.Firefox, "setTimeout(() => { throw new Error('thrown away') })", "thrown away")]
    [InlineData(Engine.Firefox, "fetch('/broken')", "500 from")]
    [InlineData(Engine.Firefox, "location = '/blocked'", "elsewhere.invalid")]
    public async Task An_error_of_a_page_is_recorded_unless_it_is_expected(Engine engine, string script, string sign)
    {
        await using var team = new Team(await Browser.OpenAsync(engine), site.Address);
        var page = await team.OpenPageAsync("Ana");
        await page.GotoAsync("/");
        Assert.Empty(team.PageErrors.Unexpected);

        await page.EvaluateAsync($"() => {{ {script}; }}");
        bool IsRecorded() => team.PageErrors.Unexpected.Any(one => one.Contains(sign, StringComparison.Ordinal));
        await Wait.UntilAsync(
            () => Task.FromResult(IsRecorded()), () => $"{sign} was not recorded", TestContext.Current.CancellationToken);

        team.PageErrors.Expect(sign);
        Assert.False(IsRecorded());
    }
}

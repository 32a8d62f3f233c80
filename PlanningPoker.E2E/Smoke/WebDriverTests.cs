using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Browsers.WebKit;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Smoke;

public class WebDriverTests(SmokeSite site)
{
    [Fact]
    public async Task Finds_by_selector_path_and_text()
    {
        Assert.SkipWhen(ProgramPath.Find("WebKitWebDriver") is null, "WebKitWebDriver is not installed here.");
        await using var session = await WebDriverSession.StartAsync();
        await session.GoToAsync(site.Address);
        var button = await session.FindCssAsync("#greet");
        Assert.NotNull(button);
        Assert.Equal(button, await session.FindXPathAsync("//button"));
        Assert.Equal(button, await session.FindTextAsync("Say hello"));
        Assert.Null(await session.FindTextAsync("Say goodbye"));
        Assert.Equal("Say hello", await session.TextAsync(button));
        var refused = await Assert.ThrowsAsync<WebDriverException>(() => session.ClickAsync("no-such-thing"));
        Assert.Equal("no such element", refused.Code);
    }
}

using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;

namespace PlanningPoker.E2E.Smoke;

public class EngineTests(SmokeSite site)
{
    [Theory]
    [InlineData(Engine.Chromium)]
    [InlineData(Engine.Firefox)]
    [InlineData(Engine.WebKit)]
    public async Task Loads_a_page_receives_a_stream_clicks_and_types(Engine engine)
    {
        await using var window = await Browser.OpenWindowAsync(engine);
        await window.GoToAsync(site.Address);
        await window.ExpectTextAsync("#said", "Streams work");
        await window.TypeAsync("Your name", "Zoë");
        await window.ClickAsync(AriaRole.Button, "Say hello");
        await window.ExpectTextAsync("#echo", "Hello Zoë");
        Assert.Equal("Smoke", await window.EvaluateAsync<string>("document.title"));
    }
}

using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers.WebKit;

/// <summary>WebKitWebDriver on a loopback port and a virtual screen. It serves one session, and its browser ends with it.</summary>
sealed class WebDriverProcess : IDisposable
{
    readonly VirtualScreen screen;
    readonly ChildProcess driver;

    WebDriverProcess(VirtualScreen screen)
    {
        var path = ProgramPath.Find("WebKitWebDriver") ?? throw new FileNotFoundException("WebKitWebDriver is not installed");
        var port = FreePort.Next();
        this.screen = screen;
        Address = new($"http://127.0.0.1:{port}/");
        driver = ChildProcess.Start(path, ["--host=127.0.0.1", $"--port={port}"], new Dictionary<string, string>
        {
            ["DISPLAY"] = screen.Display,
            // Without these GTK prefers the user's Wayland session, and searches for a bus of screen readers.
            ["GDK_BACKEND"] = "x11",
            ["NO_AT_BRIDGE"] = "1",
            // Without a graphics card, rendering with OpenGL sometimes crashes the process of the page.
            ["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1",
            ["WEBKIT_DISABLE_DMABUF_RENDERER"] = "1",
        });
    }

    public Uri Address { get; }

    public static async Task<WebDriverProcess> StartAsync(HttpClient client)
    {
        var screen = await VirtualScreen.StartAsync();
        WebDriverProcess? process = null;
        try
        {
            process = new(screen);
            await Wait.UntilAsync(
                () => process.IsReadyAsync(client), () => $"WebKitWebDriver did not start: {process.driver.Output}", default);
            return process;
        }
        catch
        {
            process?.driver.Dispose();
            screen.Dispose();
            throw;
        }
    }

    async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(Address, "status"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        driver.Dispose();
        screen.Dispose();
    }
}

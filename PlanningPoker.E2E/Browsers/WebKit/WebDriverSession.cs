using System.Net.Http.Json;
using System.Text.Json;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Browsers.WebKit;

/// <summary>
/// A small client of W3C WebDriver (https://www.w3.org/TR/webdriver2/): one driver process, one session, one window. Each method sends one
/// command and does not wait; a caller that waits for something calls it again.
/// </summary>
sealed class WebDriverSession : IAsyncDisposable
{
    const string ElementKey = "element-6066-11e4-a52e-4f735466cecf";
    readonly WebDriverProcess process;
    readonly HttpClient client;
    string path = "session";

    WebDriverSession(WebDriverProcess process, HttpClient client) => (this.process, this.client) = (process, client);

    public static async Task<WebDriverSession> StartAsync()
    {
        var client = new HttpClient { Timeout = HangLimit.Time };
        var session = new WebDriverSession(await WebDriverProcess.StartAsync(client), client);
        try
        {
            // On a busy machine the answer to a script in a page that is still loading can get lost. After this timeout the
            // caller tries again.
            var timeouts = new { script = 5_000 };
            var opened = await session.PostAsync("", new { capabilities = new { alwaysMatch = new { timeouts } } });
            session.path += $"/{opened.GetProperty("sessionId").GetString()}";
            return session;
        }
        catch
        {
            session.End();
            throw;
        }
    }

    public Task GoToAsync(Uri address) => PostAsync("/url", new { url = $"{address}" });

    public Task<string?> FindCssAsync(string selector) => FindAsync("return document.querySelector(arguments[0])", selector);

    public Task<string?> FindXPathAsync(string xpath) =>
        FindAsync(
            "return document.evaluate(arguments[0], document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue", xpath);

    public Task<string?> FindTextAsync(string text) => FindAsync(
        "return [...document.querySelectorAll('body *')].find(e => e.innerText?.trim() === arguments[0] && !e.childElementCount) ?? null",
        text);

    /// <summary>The element that a script returns, or null.</summary>
    public async Task<string?> FindAsync(string script, params object[] arguments)
    {
        var found = await ExecuteAsync(script, arguments);
        return found.ValueKind is JsonValueKind.Object ? found.GetProperty(ElementKey).GetString() : null;
    }

    public Task ClickAsync(string element) => PostAsync($"/element/{element}/click", new { });

    public Task TypeAsync(string element, string text) => PostAsync($"/element/{element}/value", new { text });

    /// <summary>The visible text. The command of the driver itself omits text that could be clipped, even where it is not.</summary>
    public async Task<string> TextAsync(string element) =>
        (await ExecuteAsync(
            "return arguments[0].innerText.replace(/\\s+/g, ' ').trim()",
            new Dictionary<string, string> { [ElementKey] = element })).GetString()!;

    public Task<JsonElement> ExecuteAsync(string script, params object[] arguments) =>
        PostAsync("/execute/sync", new { script, args = arguments });

    public async ValueTask DisposeAsync()
    {
        try
        {
            await SendAsync(HttpMethod.Delete, "", null);
        }
        catch (Exception e) when (e is HttpRequestException or WebDriverException or OperationCanceledException)
        {
            // The driver has ended or hangs. It is ended below in any case.
        }
        End();
    }

    void End()
    {
        process.Dispose();
        client.Dispose();
    }

    Task<JsonElement> PostAsync(string command, object body) => SendAsync(HttpMethod.Post, command, body);

    async Task<JsonElement> SendAsync(HttpMethod method, string command, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(process.Address, path + command));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await client.SendAsync(request);
        var value = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value");
        return answer.IsSuccessStatusCode ? value : throw new WebDriverException(value);
    }
}

/// <summary>An error of the driver. <see cref="Code"/> is the error code of the specification, such as "stale element reference".</summary>
sealed class WebDriverException(JsonElement error) : Exception($"{error.GetProperty("error")}: {error.GetProperty("message")}")
{
    public string Code { get; } = error.GetProperty("error").GetString()!;
}

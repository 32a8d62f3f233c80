using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(PlanningPoker.E2E.Smoke.SmokeSite))]

namespace PlanningPoker.E2E.Smoke;

/// <summary>A small site with everything that the test tools must handle, so that they are tested without the app.</summary>
public sealed class SmokeSite : IAsyncLifetime
{
    const string Page = """
        <!doctype html><html lang="en"><title>Smoke</title>
        <p id="said"></p><p id="echo"></p>
        <label>Your name <input id="name"></label>
        <button type="button" id="greet">Say hello</button>
        <script>
          new EventSource('/stream').addEventListener('news', e => said.textContent = e.data);
          greet.onclick = () => echo.textContent = `Hello ${document.getElementById('name').value}`;
        </script>
        """;

    const string Blocked = """<!doctype html><html lang="en"><title>Blocked</title><img alt="" src="http://elsewhere.invalid/x.png">""";

    readonly WebApplication app = Build();

    public Uri Address => new(app.Urls.First());

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content(Page, "text/html"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/stream", (CancellationToken ct) => TypedResults.ServerSentEvents(NewsAsync(ct)));
        var said = new ConcurrentDictionary<string, bool>();
        app.MapPost("/said", async (HttpRequest request) =>
        {
            var text = await new StreamReader(request.Body).ReadToEndAsync();
            said[text] = true;
            return Results.Text(text);
        });
        app.MapGet("/heard", (string text) => said.ContainsKey(text) ? "yes" : "no");
        app.UseWebSockets();
        app.Map("/socket", EchoAsync);
        app.MapGet("/broken", () => Results.StatusCode(500));
        app.MapGet("/blocked", (HttpResponse response) =>
        {
            response.Headers.ContentSecurityPolicy = "default-src 'none'";
            return Results.Content(Blocked, "text/html");
        });
        return app;
    }

    static async Task EchoAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, http.RequestAborted) is { MessageType: WebSocketMessageType.Text } message)
            await socket.SendAsync(buffer.AsMemory(0, message.Count), WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);
    }

    static async IAsyncEnumerable<SseItem<string>> NewsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        yield return new("Streams work", "news");
        await Task.Delay(Timeout.Infinite, ct);
    }
}

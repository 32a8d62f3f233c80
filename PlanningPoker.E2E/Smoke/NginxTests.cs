using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Smoke;

public class NginxTests(SmokeSite site)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_default_streams_are_buffered_and_WebSockets_are_not_passed_on()
    {
        using var nginx = await Nginx.StartAsync(site.Address, "", Ct);
        using var client = new SmokeClient(nginx.Address);
        Assert.Equal("Hello", await client.PostAsync("/said", "Hello"));
        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(client.OpenSocketAsync);

        var opening = client.OpenStreamAsync();
        for (var i = 0; i < 20; i++) await client.GetAsync("/");
        Assert.False(opening.IsCompleted);
        Assert.Contains("200 /said", nginx.AccessLog);
    }

    [Fact]
    public async Task Streams_and_WebSockets_are_passed_on_when_configured()
    {
        using var nginx = await Nginx.StartAsync(
            site.Address,
            "proxy_buffering off; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;",
            Ct);
        using var client = new SmokeClient(nginx.Address);
        using var stream = await client.OpenStreamAsync();
        Assert.Equal("event: news", await stream.LineAsync());
        using var socket = await client.OpenSocketAsync();
        Assert.Equal("through", await socket.EchoAsync("through"));
    }
}

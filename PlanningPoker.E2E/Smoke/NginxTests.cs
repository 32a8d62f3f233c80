using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Smoke;

public class NginxTests(SmokeSite site)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_it_comes_it_holds_streams_back_and_does_not_know_web_sockets()
    {
        using var nginx = await Nginx.StartAsync(site.Address, "", Ct);
        using var caller = new SmokeClient(nginx.Address);
        Assert.Equal("Hello", await caller.PostAsync("/said", "Hello"));
        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(caller.OpenSocketAsync);

        var opening = caller.OpenStreamAsync();
        for (var i = 0; i < 20; i++) await caller.GetAsync("/");
        Assert.False(opening.IsCompleted);
        Assert.Contains("200 /said", nginx.Answered);
    }

    [Fact]
    public async Task As_it_is_told_it_passes_streams_and_web_sockets_on()
    {
        using var nginx = await Nginx.StartAsync(
            site.Address,
            "proxy_buffering off; proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;",
            Ct);
        using var caller = new SmokeClient(nginx.Address);
        using var stream = await caller.OpenStreamAsync();
        Assert.Equal("event: news", await stream.LineAsync());
        using var socket = await caller.OpenSocketAsync();
        Assert.Equal("through", await socket.EchoAsync("through"));
    }
}

using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Live;
using PlanningPoker.Web.Live.Transports;

namespace PlanningPoker.Tests.Live.Transports;

public sealed class BatchedUpgradeTests
{
    [Theory]
    [InlineData(1, HttpProtocols.Http1)]
    [InlineData(2, HttpProtocols.Http2)]
    public async Task A_WebSocket_of_either_version_of_HTTP_sends_what_was_held(int version, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        await using var app = builder.Build();
        app.UseBatchedWebSockets();
        app.Run(GreetAsync);
        await app.StartAsync(TestTimeout.Token);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        using var client = new ClientWebSocket();
        client.Options.HttpVersion = new(version, version == 1 ? 1 : 0);
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        await client.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, invoker, TestTimeout.Token);
        var buffer = new byte[100];
        var received = await client.ReceiveAsync(buffer, TestTimeout.Token);

        Assert.Equal("held", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    static async Task GreetAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var connection = http.Features.Get<BatchedUpgrade>()!.Connection!;
        connection.Hold();
        await socket.SendAsync("held"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestTimeout.Token);
        await connection.ReleaseAsync(TestTimeout.Token);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestTimeout.Token);
    }
}

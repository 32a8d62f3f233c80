using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>A request that does not come to its end is nobody's failure: nothing of it is done, and nothing is logged as one.</summary>
public sealed class CutRequestTests
{
    [Theory]
    [InlineData("/s/{code}/vote", "application/x-www-form-urlencoded", "value=5&rou")]
    [InlineData("/s/{code}/stories/preview", "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"lines\"\r\n\r\nOne")]
    [InlineData("/api/sessions/{code}/vote", "application/json", "{\"value\":")]
    [InlineData("/api/sessions/{code}/stories/import", "text/csv", "title\nOne\n")]
    [InlineData("/", "application/x-www-form-urlencoded", "name=Te")]
    public async Task It_is_not_logged_when_the_server_stops_or_the_caller_leaves(string path, string type, string half)
    {
        await using var own = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(own);
        using (var leaving = await BeginAsync(own, session, path, type, half))
        {
            leaving.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(leaving);
        }
        using var cut = await BeginAsync(own, session, path, type, half);

        await own.Services.GetRequiredService<IHost>().StopAsync(TestTimeout.Token);

        await ReadToEndAsync(cut);
        if (own.Errors.Concat(own.Warnings).FirstOrDefault() is { } logged) Assert.Fail(logged);
    }

    /// <summary>Sends half of a request. The server says that it goes on when its code begins to read what was not sent yet.</summary>
    static async Task<Socket> BeginAsync(TestServer server, ServerSession session, string path, string type, string half)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestTimeout.Token);
        var request = $"POST {path.Replace("{code}", session.Code, StringComparison.Ordinal)} HTTP/1.1\r\n"
            + $"Host: {server.Address.Authority}\r\nExpect: 100-continue\r\n"
            + $"Authorization: Bearer {session.Host.Token}\r\nCookie: device={session.Host.Token}\r\nContent-Type: {type}\r\n"
            + "Content-Length: 900\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestTimeout.Token);
        var answer = new byte[1024];
        var length = await socket.ReceiveAsync(answer, TestTimeout.Token);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(answer, 0, length));
        await socket.SendAsync(Encoding.ASCII.GetBytes(half), TestTimeout.Token);
        return socket;
    }

    /// <summary>Waits until the server has ended the connection, so the request too.</summary>
    static async Task ReadToEndAsync(Socket socket)
    {
        try
        {
            while (await socket.ReceiveAsync(new byte[1024], TestTimeout.Token) > 0) { }
        }
        catch (SocketException)
        {
            // Ended by a reset.
        }
    }
}

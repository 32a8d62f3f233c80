using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>A reader who takes an export slowly, and for too long altogether.</summary>
public sealed class ExportDeadlineTests
{
    /// <summary>More than the buffers of a connection take, and less than the file has.</summary>
    const long Most = 5_500_000;

    /// <summary>The empty chunk after the last one.</summary>
    const string End = "\r\n0\r\n\r\n";

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task An_export_that_is_read_for_more_than_ten_minutes_is_cut_and_does_not_look_whole(string format)
    {
        var clock = TestClock.Create();
        await using var server = await TestServer.StartAsync(clock);
        var session = await ServerSession.OpenAsync(server);
        var (store, import) = (server.Services.GetRequiredService<ISessionStore>(), SampleImport.Of(1000, Draft));
        var before = (await store.FindAsync(session.Id, TestTimeout.Token))!;
        var host = new PlayerActor(before.Players[0].Devices[0], clock.GetUtcNow());
        Assert.True(await store.TrySaveAsync(before, import.Run(before, host).Session));
        using var reader = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await reader.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestTimeout.Token);
        await reader.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /s/{session.Code}/export.{format} HTTP/1.1\r\nHost: {server.Address.Authority}\r\n"
            + $"Authorization: Bearer {session.Host.Token}\r\n\r\n"), TestTimeout.Token);
        var first = await ReadAsync(reader);
        Assert.StartsWith("HTTP/1.1 200", first, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(11));

        var (length, last) = ((long)first.Length, first);
        for (var read = first; read.Length > 0; read = await ReadAsync(reader))
        {
            (length, last) = (length + read.Length, read);
            if (last.EndsWith(End, StringComparison.Ordinal)) break;
        }
        Assert.InRange(length, first.Length, Most);
        Assert.False(last.EndsWith(End, StringComparison.Ordinal));
    }

    /// <summary>Quotation marks are doubled or escaped: the files have more than six megabytes.</summary>
    static StoryDraft Draft(int line) => new($"Story {line}", Description: string.Concat(Enumerable.Repeat("d\"", 2000)));

    /// <returns>Empty at the end, however it comes.</returns>
    static async Task<string> ReadAsync(Socket reader)
    {
        var buffer = new byte[65536];
        try
        {
            return Encoding.Latin1.GetString(buffer, 0, await reader.ReceiveAsync(buffer, TestTimeout.Token));
        }
        catch (SocketException)
        {
            return "";
        }
    }
}

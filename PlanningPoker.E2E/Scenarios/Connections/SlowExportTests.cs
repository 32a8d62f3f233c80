using System.Net;
using System.Net.Sockets;
using System.Text;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>Readers of a large export that take a kilobyte a second.</summary>
public sealed class SlowExportTests(ITestOutputHelper output)
{
    const int Readers = 30, Stories = 1000, Batch = 250;
    const long Megabyte = 1024 * 1024, MinSize = 22 * Megabyte, MaxGrowth = 100 * Megabyte;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_slow_readers_of_a_large_export_take_little_memory()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: new Dictionary<string, string>
        {
            ["Limits__ExportsAtOnce"] = "0",
            ["Limits__ExportsPerMinute"] = "0",
            ["Limits__CommandsPer10Seconds"] = "0",
        });
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", "Hana");
        // In JSON a quotation mark takes six bytes.
        var description = string.Concat(Enumerable.Repeat("'\"", 1990));
        var cell = description.Replace("\"", "\"\"", StringComparison.Ordinal);
        for (var i = 0; i < Stories; i += Batch)
        {
            var csv = new StringBuilder("Summary,Description\n");
            for (var j = i; j < i + Batch; j++) csv.Append("Story ").Append(j).Append(",\"").Append(cell).Append("\"\n");
            using var content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
            var address = new Uri(host.Invitation, $"/api/sessions/{host.Invitation.Segments[^1]}/stories/import");
            using var imported = await host.Http.PostAsync(address, content, Ct);
            Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync(Ct));
        }
        var whole = await host.Http.GetByteArrayAsync(ExportOf(host), Ct);
        Assert.True(whole.Length > MinSize, $"The export has {whole.Length} bytes.");

        var before = server.Memory;
        var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => OpenAsync(host)));
        var buffer = new byte[1024];
        for (var second = 0; second < 5; second++)
        {
            foreach (var reader in readers) Assert.True(await reader.ReceiveAsync(buffer, Ct) > 0);
            await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        }
        var grown = server.Memory - before;
        output.WriteLine($"{Readers} readers of {whole.Length / Megabyte} MB at 1 KB/s: {grown / Megabyte} MB.");
        foreach (var reader in readers) reader.Dispose();
        Assert.True(grown < MaxGrowth, $"The server grew by {grown / Megabyte} MB.");
    }

    static Uri ExportOf(ApiClient host) => new(host.Invitation, $"{host.Invitation.AbsolutePath}/export.json");

    static async Task<Socket> OpenAsync(ApiClient host)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, host.Invitation.Port, Ct);
        var request = $"GET {ExportOf(host).AbsolutePath} HTTP/1.1\r\nHost: {host.Invitation.Authority}\r\n"
            + $"Authorization: Bearer {host.Token}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), Ct);
        return socket;
    }
}

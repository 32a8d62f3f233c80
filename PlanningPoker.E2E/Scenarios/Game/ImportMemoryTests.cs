using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>
/// Eight imports of the largest file at once on a small server: each is imported or asked to come again, and the server lives.
/// </summary>
[Collection(nameof(NonParallel))]
public class ImportMemoryTests(ITestOutputHelper output)
{
    const int AtOnce = 8, MaxBytes = 8 * 1024 * 1024;

    /// <summary>384 MB, as the runtime reads it: hexadecimal.</summary>
    const string HeapLimit = "0x18000000";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/csv")]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData("application/xml")]
    [InlineData("text/markdown")]
    public async Task Eight_large_imports_at_once_fit_into_a_small_heap(string type)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: new Dictionary<string, string>
        {
            ["DOTNET_GCHeapHardLimit"] = HeapLimit,
            ["Limits__SessionsPerHour"] = "0",
        });
        var hosts = await Task.WhenAll(
            Enumerable.Range(1, AtOnce).Select(i => ApiClient.StartSessionAsync(server.Address, $"Team {i}", "Hana")));
        var file = Encoding.UTF8.GetBytes(FileOf(type));
        Assert.InRange(file.Length, MaxBytes / 10 * 9, MaxBytes);

        var answers = await Task.WhenAll(hosts.Select(host => ImportAsync(host, type, file)));

        output.WriteLine($"{type}: {string.Join(' ', answers.Select(answer => (int)answer))}, {server.Memory >> 20} MB in use afterwards");
        Assert.All(answers, answer => Assert.Contains(answer, new[] { HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable }));
        Assert.Contains(HttpStatusCode.OK, answers);
        Assert.Equal(HttpStatusCode.OK, (await hosts[0].Http.GetAsync("/health/ready", Ct)).StatusCode);
    }

    static async Task<HttpStatusCode> ImportAsync(ApiClient host, string type, byte[] file)
    {
        using ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await host.Http.PostAsync($"/api/sessions/{host.Invitation.Segments[^1]}/stories/import", content, Ct);
        return response.StatusCode;
    }

    /// <summary>Nearly eight megabytes of stories with long descriptions.</summary>
    static string FileOf(string type)
    {
        var (start, end) = type switch
        {
            "text/html" => ("<html><table><tr><th>Key</th><th>Title</th><th>Description</th></tr>", "</table></html>"),
            "application/json" => ("[", "{}]"),
            "application/xml" => ("<backlog>", "</backlog>"),
            "text/markdown" => ("| Key | Title | Description |\n|---|---|---|\n", ""),
            _ => ("Key,Title,Description\n", ""),
        };
        var text = string.Concat(Enumerable.Repeat("As a reader I want to know of it in time. ", 40));
        StringBuilder file = new(start);
        for (var i = 1; file.Length < MaxBytes - 4000; i++) file.Append(RowOf(type, i, text));
        return file.Append(end).ToString();
    }

    static string RowOf(string type, int i, string text) => type switch
    {
        "text/html" => $"<tr><td>LIB-{i}</td><td>Story {i}</td><td><p>{text}</p></td></tr>\n",
        "application/json" => $$"""{"key":"LIB-{{i}}","title":"Story {{i}}","description":"{{text}}"},""" + "\n",
        "application/xml" => $"<story><key>LIB-{i}</key><title>Story {i}</title><description>{text}</description></story>\n",
        "text/markdown" => $"| LIB-{i} | Story {i} | {text} |\n",
        _ => $"LIB-{i},Story {i},\"{text}\"\n",
    };
}

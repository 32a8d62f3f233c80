using System.Globalization;
using System.Net;
using System.Text;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Operations;

/// <summary>A container with a read-only root and no folder for temporary files, to which large bodies are usually written.</summary>
public sealed class ReadOnlyRootTests
{
    const int Rows = 900;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_import_is_read_where_no_temporary_file_can_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "In /proc nobody can write a file, and it is there on Linux only.");
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(
            folder.ConnectionString, Ct, settings: new Dictionary<string, string> { ["ASPNETCORE_TEMP"] = "/proc" });
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", "Hana");
        var code = host.Invitation.Segments[^1];

        using var byScript = await host.Http.PostAsync(
            new Uri($"/api/sessions/{code}/stories/import", UriKind.Relative), FileOf("API", Rows / 2), Ct);
        Assert.Equal(HttpStatusCode.OK, byScript.StatusCode);
        using var form = new MultipartFormDataContent { { FileOf("PAGE", Rows / 2), "file", "stories.csv" } };
        using var byPage = await host.Http.PostAsync(new Uri($"/s/{code}/stories/import", UriKind.Relative), form, Ct);
        Assert.Equal(HttpStatusCode.SeeOther, byPage.StatusCode);

        Assert.Equal(Rows, (await host.SnapshotAsync()).GetProperty("stories").GetArrayLength());
        Assert.Contains("give the server a writable /tmp", server.Log, StringComparison.Ordinal);
    }

    /// <summary>More than is kept in memory otherwise.</summary>
    static StringContent FileOf(string key, int rows)
    {
        var text = new StringBuilder("Key,Title,Description\n");
        var description = new string('d', 300);
        for (var i = 1; i <= rows; i++) text.Append(CultureInfo.InvariantCulture, $"{key}-{i},Story {i} of the {key},{description}\n");
        Assert.InRange(text.Length, 100_000, 1_000_000);
        return new StringContent(text.ToString(), Encoding.UTF8, "text/csv");
    }
}

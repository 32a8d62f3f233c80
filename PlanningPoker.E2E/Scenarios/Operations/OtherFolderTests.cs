using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Operations;

/// <summary>An operator starts the app by its full path, from whatever folder the shell or the service manager is in.</summary>
public sealed partial class OtherFolderTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_started_in_another_folder_has_its_settings_and_assets()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, folder: folder.Path);
        using var http = new HttpClient { BaseAddress = server.Address };

        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), Ct);
        using var style = await http.GetAsync(new Uri(StyleSheet().Match(page).Groups[1].Value, UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        // The settings beside the app keep these lines out of the log.
        Assert.DoesNotContain("Microsoft.Hosting.Lifetime", server.Log, StringComparison.Ordinal);
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex StyleSheet();
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

public sealed partial class HealthTests(TestServer server)
{
    [Fact]
    public async Task Ready_names_the_version_and_each_check_and_the_start_page_names_the_version()
    {
        var ready = (await server.Http.GetFromJsonAsync<JsonObject>("/health/ready", TestTimeout.Token))!;

        Assert.Equal(("Healthy", "Healthy"), ((string?)ready["status"], (string?)ready["checks"]!["database"]));
        var version = (string)ready["version"]!;
        Assert.Matches(ThreeNumbers(), version);
        Assert.Contains($"Planning Poker {version}", await server.Http.GetStringAsync("/", TestTimeout.Token), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[1-9]\d*\.\d+\.\d+$")]
    private static partial Regex ThreeNumbers();
}

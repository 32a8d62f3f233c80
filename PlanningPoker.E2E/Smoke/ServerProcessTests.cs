using System.Net;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Smoke;

public class ServerProcessTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restarts_at_the_same_address_after_a_kill()
    {
        using var folder = new TemporaryFolder();
        using var client = new HttpClient();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);

        server.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(server.Address, Ct));

        await server.RestartAsync(Ct);
        using var answer = await client.GetAsync(new Uri(server.Address, "/health/live"), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Stops_when_asked()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        Assert.Equal(0, await server.StopAsync(Ct));
    }
}

using System.Net;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary><c>dotnet run</c> starts in development, where every service is validated before the first request.</summary>
public class DevelopmentStartTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/dev/gallery")]
    public async Task A_development_server_starts_and_shows_its_pages(string address)
    {
        await using var server = new TestServer { Environment = Environments.Development };
        await server.InitializeAsync();
        using var page = await server.Http.GetAsync(new Uri(address, UriKind.Relative), TestTimeout.Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Elsewhere_there_is_no_gallery()
    {
        await using var server = new TestServer { Environment = Environments.Production };
        await server.InitializeAsync();
        using var page = await server.Http.GetAsync(new Uri("/dev/gallery", UriKind.Relative), TestTimeout.Token);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }
}

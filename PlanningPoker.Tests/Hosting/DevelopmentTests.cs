using System.Net;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>What <c>dotnet run</c> starts on a fresh machine: in development every service is looked at before the first request.</summary>
public class DevelopmentTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/dev/gallery")]
    public async Task It_starts_and_shows_its_pages(string address)
    {
        await using var server = new TestServer { Environment = Environments.Development };
        await server.InitializeAsync();
        using var page = await server.Http.GetAsync(new Uri(address, UriKind.Relative), Deadline.Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}

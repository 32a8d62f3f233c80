using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>An nginx that caches every answer for a second, as operators set it up against load.</summary>
public sealed class SharedCacheTests
{
    const string Cache = "proxy_cache_path cache keys_zone=pages:1m;";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_one_gets_the_page_of_another()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        using var host = await ApiClient.StartSessionAsync(server.Address, "Team", "Hana");
        using var guest = await ApiClient.JoinAsync(host.Invitation, "Gus");
        using var nginx = await Nginx.StartAsync(server.Address, """
            proxy_cache pages;
            proxy_cache_valid 200 1s;
            add_header X-Cache $upstream_cache_status;
            proxy_set_header Host $http_host;
            """, Ct, Cache);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = nginx.Address };

        for (var i = 0; i < 5; i++)
        {
            foreach (var player in (ApiClient[])[host, guest])
            {
                foreach (var path in (string[])["", "/stories", "/players", "/export.csv"])
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, host.Invitation.AbsolutePath + path);
                    request.Headers.Add("Cookie", $"device={player.Token}");
                    using var answer = await client.SendAsync(request, Ct);
                    var page = await answer.Content.ReadAsStringAsync(Ct);
                    Assert.True(answer.IsSuccessStatusCode);
                    Assert.NotEqual("HIT", answer.Headers.TryGetValues("X-Cache", out var cache) ? cache.Single() : "");
                    if (path is "") Assert.Contains($"data-me=\"{player.Id}\"", page, StringComparison.Ordinal);
                }
            }
        }
    }
}

using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>The button that starts a demo.</summary>
public sealed class StartDemoTests(TestServer server)
{
    [Fact]
    public async Task It_leads_to_a_table_of_its_own_in_the_language_of_the_caller()
    {
        Assert.Contains("action=\"demo\"", await ReadAsync(server, "/"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/demo") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Accept-Language", "de");
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);

        using var table = new HttpRequestMessage(HttpMethod.Get, response.Headers.Location);
        table.Headers.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var page = await server.Http.SendAsync(table, TestTimeout.Token);
        var text = await page.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Contains("Mit einem Passkey anmelden", text, StringComparison.Ordinal);
        Assert.Contains("Lena", text, StringComparison.Ordinal);
        Assert.Contains("data-host", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opened_as_a_link_it_leads_home()
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, "/demo");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (response.StatusCode, $"{response.Headers.Location}"));
    }

    [Fact]
    public async Task Where_it_is_switched_off_there_is_no_button_and_nothing_is_found()
    {
        await using var off = await TestServer.StartAsync(settings: ("Demo:Enabled", "false"));
        Assert.DoesNotContain("action=\"demo\"", await ReadAsync(off, "/"), StringComparison.Ordinal);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var response = await off.SendAsBrowserAsync(method, "/demo");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task It_counts_as_a_session_of_its_address()
    {
        await using var strict = await TestServer.StartAsync(settings: ("Limits:SessionsPerHour", "1"));
        foreach (var expected in new[] { HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests })
        {
            using var response = await strict.SendAsBrowserAsync(HttpMethod.Post, "/demo");
            Assert.Equal(expected, response.StatusCode);
        }
    }

    static async Task<string> ReadAsync(TestServer server, string path)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, path);
        return await response.Content.ReadAsStringAsync(TestTimeout.Token);
    }
}

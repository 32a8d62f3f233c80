using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary>The report of an import is a page of its own: looking again shows it again and imports nothing.</summary>
public class ImportReportTests(TestServer server)
{
    [Fact]
    public async Task An_import_leads_to_its_report_and_a_reload_shows_it_again_without_importing_twice()
    {
        var table = await ServerSession.OpenAsync(server);
        var report = await ImportAsync(table, "Key,Title\nUS-1,One\nUS-1,One more\nUS-2,Two");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var page = await GetAsync(table.Host, report);
            Assert.Contains("2 stories imported", page, StringComparison.Ordinal);
            Assert.Contains("Line 3: US-1 is already on the list, left out.", page, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await table.SnapshotAsync())["stories"]!.AsArray().Count);
    }

    [Fact]
    public async Task Nobody_else_is_shown_the_report()
    {
        var table = await ServerSession.OpenAsync(server);
        var report = await ImportAsync(table, "One");
        var other = await table.JoinAsync("Otto");
        await table.RunAsync(table.Host, new PromotePlayer(other.Id));
        Assert.DoesNotContain("stories imported", await GetAsync(other, report), StringComparison.Ordinal);
        var elsewhere = await ServerSession.OpenAsync(server);
        Assert.DoesNotContain("stories imported", await GetAsync(elsewhere.Host, report.Replace(table.Code, elsewhere.Code, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_forgotten_is_just_the_stories()
    {
        var table = await ServerSession.OpenAsync(server);
        await ImportAsync(table, "One");
        Assert.Contains(">One<", await GetAsync(table.Host, $"/s/{table.Code}/stories?report=longgone"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_lines_sent_as_one_title_have_their_report_too()
    {
        var table = await ServerSession.OpenAsync(server);
        Assert.Contains("2 stories imported", await GetAsync(table.Host, await PostAsync(table, "addstory", "title", "One\r\nTwo")), StringComparison.Ordinal);
    }

    /// <returns>Where the report is.</returns>
    static Task<string> ImportAsync(ServerSession table, string lines) => PostAsync(table, "stories/import", "lines", lines);

    static async Task<string> PostAsync(ServerSession table, string handler, string field, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{table.Code}/{handler}") { Content = new FormUrlEncodedContent([new(field, text)]) };
        table.Host.Sign(request, asBrowser: true);
        using var response = await table.Server.Http.SendAsync(request, Deadline.Token);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return $"{response.Headers.Location}";
    }

    async Task<string> GetAsync(Person who, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        who.Sign(request, asBrowser: true);
        using var response = await server.Http.SendAsync(request, Deadline.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Deadline.Token);
    }
}

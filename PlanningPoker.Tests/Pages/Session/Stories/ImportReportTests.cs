using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary>The report of an import is a page of its own: a reload shows it again and imports nothing.</summary>
public class ImportReportTests(TestServer server)
{
    [Fact]
    public async Task An_import_redirects_to_its_report_and_a_reload_does_not_import_again()
    {
        var session = await ServerSession.OpenAsync(server);
        var report = await ImportAsync(session, "Key,Title\nUS-1,One\nUS-1,One more\nUS-2,Two");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var page = await GetAsync(session.Host, report);
            Assert.Contains("2 stories imported", page, StringComparison.Ordinal);
            Assert.Contains("Line 3 skipped: US-1 is already on the list.", page, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await session.SnapshotAsync())["stories"]!.AsArray().Count);
    }

    [Fact]
    public async Task Only_the_importer_sees_the_report()
    {
        var session = await ServerSession.OpenAsync(server);
        var report = await ImportAsync(session, "One");
        var other = await session.JoinAsync("Otto");
        await session.RunAsync(session.Host, new PromotePlayer(other.Id));
        Assert.DoesNotContain("stories imported", await GetAsync(other, report), StringComparison.Ordinal);
        var elsewhere = await ServerSession.OpenAsync(server);
        Assert.DoesNotContain("stories imported", await GetAsync(
            elsewhere.Host, report.Replace(session.Code, elsewhere.Code, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_report_shows_only_the_stories()
    {
        var session = await ServerSession.OpenAsync(server);
        await ImportAsync(session, "One");
        Assert.Contains(">One<", await GetAsync(session.Host, $"/s/{session.Code}/stories?report=longgone"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_lines_sent_as_one_title_lead_to_a_report()
    {
        var session = await ServerSession.OpenAsync(server);
        Assert.Contains("2 stories imported", await GetAsync(session.Host, await PostAsync(session, "addstory", "title", "One\r\nTwo")),
            StringComparison.Ordinal);
    }

    /// <summary>Which column became what is no sentence for a toast.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_table_pasted_as_a_title_leads_to_a_report_of_its_columns(bool isHtmx)
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await AddAsync(session, "Key\tTitle\tOwner\nUS-1\tOne\tAnn\nUS-2\tTwo\tTom", isHtmx);
        var report = Assert.Single(response.Headers.GetValues(isHtmx ? "HX-Redirect" : "Location"));
        Assert.Contains("<dd data-unused dir=\"auto\">Owner</dd>", await GetAsync(session.Host, report), StringComparison.Ordinal);
    }

    /// <summary>The script of the page leads to the question then, as a redirect does without one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_table_pasted_as_a_title_whose_columns_cannot_be_told_is_asked_about(bool isHtmx)
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await AddAsync(session, "Kennung\tWas\tWer\nUS-1\tReset a password\tAnn\nUS-2\tInvite\tTom", isHtmx);

        if (!isHtmx) Assert.Equal($"/s/{session.Code}/stories/preview", $"{response.Headers.Location}");
        else Assert.Equal(
            PageOptions.Current.Refusals.UnreadableList, Assert.Single(response.Headers.GetValues(PageOptions.Current.Headers.Refusal)));
        Assert.Empty((await session.SnapshotAsync())["stories"]!.AsArray());
    }

    [Fact]
    public async Task Cells_of_several_lines_pasted_as_a_title_are_cells()
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await AddAsync(
            session, "LIB-11\tRemind the reader\t\"Two days before.\nNot on Sundays.\"\nLIB-12\tSearch by author\tplain", isHtmx: false);

        var stories = (await session.SnapshotAsync())["stories"]!.AsArray();
        Assert.Equal(
            ["LIB-11 Remind the reader", "LIB-12 Search by author"], stories.Select(story => $"{story!["key"]} {story["title"]}"));
    }

    [Fact]
    public async Task Lines_pasted_as_a_title_at_the_table_are_reported_there()
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await AddAsync(session, "One\nTwo", isHtmx: true);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("2 stories imported", await response.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> AddAsync(ServerSession session, string title, bool isHtmx)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/addstory")
        {
            Content = new FormUrlEncodedContent([new("title", title)]),
        };
        session.Host.SignAsBrowser(request);
        if (isHtmx) request.Headers.Add("HX-Request", "true");
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }

    /// <returns>Where the report is.</returns>
    static Task<string> ImportAsync(ServerSession session, string lines) => PostAsync(session, "stories/import", "lines", lines);

    static async Task<string> PostAsync(ServerSession session, string handler, string field, string text)
    {
        using var response = await session.Server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/{handler}", session.Host, (field, text));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return $"{response.Headers.Location}";
    }

    async Task<string> GetAsync(TestPlayer player, string address)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, address, player);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestTimeout.Token);
    }
}

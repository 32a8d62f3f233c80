using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary>An import is shown before it is written, and the server keeps nothing between the two steps.</summary>
public class ImportPreviewTests(TestServer server)
{
    [Fact]
    public async Task The_preview_says_what_is_found_skipped_and_shortened_and_writes_nothing()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new CreateStory("s-1", "There", "US-1"));
        var before = await session.VersionAsync();

        var page = await PreviewAsync(session, $"Key,Title,URL\nUS-1,Again\nUS-2,Two,nowhere\nUS-3,{new string('x', 300)}");

        var text = page.QuerySelector("#preview")!.TextContent;
        Assert.Contains("2 stories to import", text, StringComparison.Ordinal);
        Assert.Contains("Line 2 skipped: US-1 is already on the list.", text, StringComparison.Ordinal);
        Assert.Equal("Changed or left out: 2", page.QuerySelector("#preview details summary")!.TextContent);
        Assert.Equal(
            ["Line 3: the link is not a web address and was left out.", "Line 4: a text was too long and was shortened (Title)."],
            page.QuerySelectorAll("#preview details li").Select(problem => problem.TextContent));
        Assert.Equal(before, await session.VersionAsync());
    }

    [Fact]
    public async Task What_was_previewed_is_imported_with_the_same_report()
    {
        var session = await ServerSession.OpenAsync(server);
        var page = await PreviewAsync(session, $"Key,Title\nUS-2,\"Two\"\"\"\nUS-3,{new string('x', 300)}");
        var upload = ((IHtmlInputElement)page.QuerySelector("#preview [name=upload]")!).Value;

        using var imported = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/stories/import", session.Host, ("upload", upload));
        Assert.Equal(HttpStatusCode.SeeOther, imported.StatusCode);

        var titles = (await session.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["title"]!).ToArray();
        Assert.Equal(("Two\"", 200), (titles[0], titles[1].Length));
        using var report = await server.SendAsBrowserAsync(HttpMethod.Get, $"{imported.Headers.Location}", session.Host);
        var summary = (await ReadAsync(report)).QuerySelector("#report details summary")!.TextContent;
        Assert.Equal("Changed or left out: 1", summary);
    }

    [Fact]
    public async Task The_preview_names_the_column_of_each_field_and_the_columns_that_are_not_imported()
    {
        var page = await PreviewAsync(await ServerSession.OpenAsync(server), "Issue key,Summary,Status,Points\nUS-1,One,Open,3");
        Assert.Equal(["Key", "Issue key", "Title", "Summary", "Not imported", "Status, Points"],
            page.QuerySelectorAll("#preview dl > *").Select(each => each.TextContent));
    }

    [Fact]
    public async Task Of_many_columns_that_are_not_imported_each_one_is_named()
    {
        var unused = Enumerable.Range(1, 40).Select(number => $"Custom {number}").ToArray();
        var file = $"Summary,{string.Join(',', unused)}\nOne{new string(',', unused.Length)}";
        var page = await PreviewAsync(await ServerSession.OpenAsync(server), file);

        Assert.Equal(unused[..6], page.QuerySelector("#preview [data-unused]")!.TextContent.Split(", "));
        var fold = page.QuerySelector("#preview [data-unused] details")!;
        Assert.Equal("… and 34 more", fold.QuerySelector("summary")!.TextContent);
        Assert.Equal(unused[6..], fold.LastChild!.TextContent.Split(", "));
    }

    [Fact]
    public async Task Where_the_column_of_the_titles_cannot_be_told_the_page_asks_and_goes_on_with_the_answer()
    {
        var session = await ServerSession.OpenAsync(server);
        var asked = await PreviewAsync(session, "Kennung\tWas\tWer\nUS-8\tSign in\tAnn\nUS-9\tSign out\tTom");

        Assert.Equal(["Kennung", "Was", "Wer", "None: each line is a story"],
            asked.QuerySelectorAll(".import-choice > span:not(.hint)").Select(each => each.TextContent));
        Assert.Contains("Sign in · Sign out", asked.QuerySelector("#import-question")!.TextContent, StringComparison.Ordinal);

        var upload = ((IHtmlInputElement)asked.QuerySelector("#import-question [name=upload]")!).Value;
        using var response = await server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/stories/preview", session.Host,
            ("upload", upload), ("titleColumn", "2"), ("keyColumn", "1"));
        var page = await ReadAsync(response);
        Assert.Equal(["Key", "Kennung", "Title", "Was", "Not imported", "Wer"],
            page.QuerySelectorAll("#preview dl > *").Select(each => each.TextContent));

        using var imported = await server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/stories/import", session.Host,
            ("upload", upload), ("titleColumn", "2"), ("keyColumn", "1"));
        using var report = await server.SendAsBrowserAsync(HttpMethod.Get, $"{imported.Headers.Location}", session.Host);
        Assert.Equal(["Key", "Kennung", "Title", "Was", "Not imported", "Wer"],
            (await ReadAsync(report)).QuerySelectorAll("#report dl > *").Select(each => each.TextContent));
        Assert.Equal(["Sign in", "Sign out"],
            (await session.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["title"]!));
    }

    [Fact]
    public async Task The_estimates_of_a_file_are_offered_and_not_taken_by_themselves()
    {
        var page = await PreviewAsync(await ServerSession.OpenAsync(server), "Key,Title,Points\nUS-1,One,3");
        Assert.False(((IHtmlInputElement)page.QuerySelector("#preview [name=estimates]")!).IsChecked);
    }

    [Fact]
    public async Task A_long_list_that_is_pasted_into_the_field_for_a_story_leads_to_the_preview()
    {
        var session = await ServerSession.OpenAsync(server);
        var list = string.Join('\n', Enumerable.Range(1, 11).Select(i => $"Story {i}"));
        using var redirect = await server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/addstory", session.Host, ("title", list));
        Assert.Equal(HttpStatusCode.TemporaryRedirect, redirect.StatusCode);

        using var response = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"{redirect.Headers.Location}", session.Host, ("title", list));
        var preview = (await ReadAsync(response)).QuerySelector("#preview")!;
        Assert.Contains("11 stories to import", preview.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AAAA")]
    [InlineData("!!!")]
    [InlineData("H4sI")]
    public async Task An_upload_that_was_tampered_with_is_refused(string upload)
    {
        var session = await ServerSession.OpenAsync(server);
        using var refused = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/stories/import", session.Host, ("upload", upload));
        Assert.InRange((int)refused.StatusCode, 400, 422);
    }

    [Fact]
    public async Task Only_a_host_sees_a_preview()
    {
        var session = await ServerSession.OpenAsync(server);
        using var refused = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/stories/preview", await session.JoinAsync("Pia"), ("lines", "One"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public void A_small_upload_cannot_unpack_to_more_than_a_file()
    {
        var bomb = new StoryUpload(new byte[StoryFile.MaxBytes + 1]).Encode()!;
        Assert.InRange(bomb.Length, 1, 200_000);
        Assert.Null(StoryUpload.Decode(bomb));
    }

    async Task<IHtmlDocument> PreviewAsync(ServerSession session, string lines)
    {
        using var response = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/stories/preview", session.Host, ("lines", lines));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Pages.Session;

public sealed partial class EditedFormTests
{
    [Theory]
    [InlineData("/stories/preview", "lines")]
    [InlineData("/stories/import", "lines")]
    [InlineData("/stories/preview", "title")]
    public async Task A_list_that_is_refused_is_still_in_its_field(string path, string field)
    {
        var session = await OpenAsync();
        using var refused = await PostAsync(session, path, new() { [field] = "{\"not\": \"a list\"}" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("{\"not\": \"a list\"}", (await ReadAsync(refused)).Fields["lines"]);
    }

    [Fact]
    public async Task A_list_of_a_player_who_may_no_longer_add_stories_is_shown_to_be_sent_again()
    {
        var session = await OpenAsync();
        var bob = await session.JoinAsync("Bob");
        using var refused = await PostAsync(session, "/stories/preview", new() { ["lines"] = "One\r\nTwo" }, bob);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("One\r\nTwo", (await ReadAsync(refused)).Fields["lines"]);
    }

    [Fact]
    public async Task A_list_that_was_shown_before_its_import_is_not_lost_when_the_import_is_refused()
    {
        var session = await OpenAsync();
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        var bob = await session.JoinAsync("Bob");
        using var preview = await PostAsync(session, "/stories/preview", new() { ["lines"] = "One\r\nTwo" }, bob);
        var carried = (await ReadAsync(preview)).Fields;
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "hosts")));

        using var refused = await PostAsync(session, "/stories/import", carried, bob);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await SendAgainAsync(session, refused, bob);
    }

    [Fact]
    public async Task A_list_that_the_busy_server_does_not_import_after_its_preview_is_sent_again()
    {
        var session = await OpenAsync();
        using var preview = await PostAsync(session, "/stories/preview", new() { ["lines"] = "One\r\nTwo" });
        var carried = (await ReadAsync(preview)).Fields;
        var turns = server.Services.GetRequiredService<ImportTurns>();
        HttpResponseMessage refused;
        using (await turns.TakeAsync(TestTimeout.Token))
        using (await turns.TakeAsync(TestTimeout.Token))
        {
            using var full = new CancellationTokenSource();
            var waiting = Enumerable.Range(0, ImportTurns.MaxWaiting).Select(_ => turns.TakeAsync(full.Token)).ToList();
            refused = await PostAsync(session, "/stories/import", carried);
            await full.CancelAsync();
            await Task.WhenAll(waiting).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        using (refused)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            await SendAgainAsync(session, refused, session.Host);
        }
    }

    [Fact]
    public async Task What_a_player_typed_before_a_host_removed_them_is_shown_to_be_sent_again()
    {
        var session = await OpenAsync();
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        var bob = await session.JoinAsync("Bob");
        await session.RunAsync(session.Host, new RemovePlayer(bob.Id));
        Dictionary<string, string> typed = new() { ["title"] = "Bob's story", ["id"] = "s-2" };

        using var story = await PostAsync(session, "/addstory", typed, bob);
        using var vote = await PostAsync(session, "/vote", new() { ["value"] = "5" }, bob);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (story.StatusCode, vote.StatusCode));
        var (page, fields) = await ReadAsync(story);
        Assert.Equal(typed, fields);
        Assert.NotNull(page.QuerySelector($"a[href='s/{session.Code}'][target=_blank]"));
        Assert.Contains("name", (await ReadAsync(vote)).Fields.Keys);
    }

    /// <summary>Sends the form that a refusal shows, by someone who may add stories now.</summary>
    async Task SendAgainAsync(ServerSession session, HttpResponseMessage refused, TestPlayer player)
    {
        var (page, fields) = await ReadAsync(refused);
        Assert.Contains("Your list is not imported yet", page.Body!.TextContent, StringComparison.Ordinal);
        if (player != session.Host) await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        using var imported = await PostAsync(session, "/stories/import", fields, player);
        Assert.Equal(HttpStatusCode.SeeOther, imported.StatusCode);
        var stories = (await session.SnapshotAsync())["stories"]!.AsArray();
        Assert.Equal(["Login", "One", "Two"], stories.Select(story => (string?)story!["title"]));
    }

    [Fact]
    public async Task A_story_and_a_reason_that_are_refused_without_JavaScript_are_shown_to_be_sent_again()
    {
        var session = await OpenAsync();
        var title = new string('x', Story.MaxTitle + 1);
        using var story = await PostAsync(session, "/addstory", new() { ["title"] = title, ["id"] = "s-2" });
        var reason = new string('y', CastVote.MaxReason + 1);
        using var vote = await PostAsync(session, "/vote", new() { ["value"] = "5", ["reason"] = reason });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (story.StatusCode, vote.StatusCode));
        var (page, fields) = await ReadAsync(story);
        Assert.Equal((title, "s-2"), (fields["title"], fields["id"]));
        Assert.Null(page.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal(reason, (await ReadAsync(vote)).Fields["reason"]);
        using var late = await PostAsync(session, "/vote", new() { ["value"] = "5", ["round"] = "9", ["reason"] = "Stored" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.DoesNotContain("reason", (await ReadAsync(late)).Fields.Keys);
    }
}

using System.Net;
using PlanningPoker.Tests.Server;

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

using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Summary;

/// <summary>The page at the end of the backlog, and the way to it.</summary>
public sealed partial class SummaryPageTests(TestServer server)
{
    static readonly StoryId First = new("s-1"), Second = new("s-2");

    [Fact]
    public async Task It_has_every_story_with_its_estimate_and_the_sum()
    {
        var session = await OpenAsync("5", "½");

        var page = await ReadAsync(session, "/summary");

        Assert.Contains("All stories are estimated!", page, StringComparison.Ordinal);
        Assert.Contains("</span> <bdi>First</bdi></span>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Points</dt><dd>5.5</dd>", page, StringComparison.Ordinal);
        Assert.Contains($"s/{session.Code}/export.md", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_how_many_stories_are_left()
    {
        var page = await ReadAsync(await OpenAsync("5", null), "/summary");

        Assert.Contains("1 of 2 stories estimated", page, StringComparison.Ordinal);
        Assert.DoesNotContain("summary-cheer", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_read_the_same_numbers()
    {
        var session = await OpenAsync("5", "½");
        using var response = await session.SendAsync(HttpMethod.Get, "/summary");
        var numbers = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestTimeout.Token))!;

        Assert.True(JsonNode.DeepEquals(numbers, JsonNode.Parse("""
            {"done":true,"stories":2,"estimated":2,"points":5.5,"withoutPoints":0,"rounds":0,"atFirstVote":0,"seconds":null,
             "parked":0,"participants":["Hana"],"agreement":[]}
            """)), numbers.ToJsonString());
    }

    [Fact]
    public async Task An_open_page_fetches_the_region_alone()
    {
        var session = await OpenAsync("5", "8");
        using var request = Request(HttpMethod.Get, session, "/summary");
        request.Headers.Add("HX-Request", "true");
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);
        var patch = await response.Content.ReadAsStringAsync(TestTimeout.Token);

        Assert.StartsWith("<hx-partial id=\"summary\"", patch, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_the_rounds_who_took_part_the_agreement_in_words_and_what_was_parked()
    {
        var session = await OpenAsync(null, null);
        await session.RunAsync(session.Host, new StartStory(First));
        await session.RunAsync(session.Host, new Vote("5"));
        await session.RunAsync(await session.JoinAsync("Tom"), new Vote("8"));
        await session.RunAsync(session.Host, new Reveal());
        await session.RunAsync(session.Host, new ParkStories(Second));

        var page = await ReadAsync(session, "/summary");

        Assert.Contains("Hana 5, Tom 8;", page, StringComparison.Ordinal);
        Assert.Contains("no consensus</li>", page, StringComparison.Ordinal);
        Assert.Contains("Average agreement: 50%. Rounds with consensus: 0 of 1.", page, StringComparison.Ordinal);
        Assert.Contains("Parked stories", page, StringComparison.Ordinal);
        Assert.Contains("export.table.wiki", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quick_votes_stand_below_the_list_with_their_rounds_and_in_place_of_the_text_for_an_empty_session()
    {
        const string Nothing = "No stories yet. What you estimate", OnlyQuickVotes = "Only quick votes so far.";
        var session = await ServerSession.OpenAsync(server);
        var empty = await ReadAsync(session, "/summary");
        Assert.Contains(Nothing, empty, StringComparison.Ordinal);
        Assert.DoesNotContain("Quick votes", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", empty, StringComparison.Ordinal);

        await session.RunAsync(session.Host, new Vote("5"));
        await session.RunAsync(session.Host, new Reveal());
        var quick = await ReadAsync(session, "/summary");
        Assert.Contains("Quick votes</h3>", quick, StringComparison.Ordinal);
        Assert.Contains("<li>Round 1: Hana 5;", quick, StringComparison.Ordinal);
        Assert.Contains(OnlyQuickVotes, quick, StringComparison.Ordinal);
        Assert.DoesNotContain(Nothing, quick, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", quick, StringComparison.Ordinal);

        await session.RunAsync(session.Host, new CreateStory(First.Value, "First"));
        var both = await ReadAsync(session, "/summary");
        Assert.Contains("0 of 1 stories estimated", both, StringComparison.Ordinal);
        Assert.Contains("Quick votes</h3>", both, StringComparison.Ordinal);
        Assert.DoesNotContain(OnlyQuickVotes, both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_after_the_last_story_leads_to_the_summary_and_opens_no_round()
    {
        var session = await OpenAsync("5", "8");

        using var response = await NextAsync(session);

        Assert.Equal((HttpStatusCode.SeeOther, $"/s/{session.Code}/summary"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal(1, (int)(await session.SnapshotAsync())["round"]!);
    }

    [Theory]
    [InlineData(null, "", "Second was left without an estimate")]
    [InlineData("5", "", "Second keeps the estimate 5")]
    [InlineData(null, "/summary", "Second was left without an estimate")]
    public async Task Going_on_without_saving_says_so_on_the_next_page_without_JavaScript_too(string? older, string page, string said)
    {
        var session = await OpenAsync(page is "" ? null : "5", older);
        await session.RunAsync(session.Host, new StartStory(Second));
        await session.RunAsync(session.Host, new Vote("8"));
        await session.RunAsync(session.Host, new Reveal());
        // The way without saving.
        var address = page is ""
            ? (await NextAsync(session, First)).Headers.Location!.ToString()
            : LinkWithoutSaving().Match(await ReadAsync(session, "")).Groups[1].Value;

        Assert.Equal($"/s/{session.Code}{page}?unsaved={Second}", address.StartsWith('/') ? address : $"/{address}");
        Assert.Contains(said, await ReadAsync(session, $"{page}?unsaved={Second}"), StringComparison.Ordinal);
        Assert.DoesNotContain(said, await ReadAsync(session, $"{page}?unsaved=s-9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_estimate_that_is_saved_is_told_on_the_next_page_without_JavaScript_too()
    {
        var session = await OpenAsync("5", null);
        await session.RunAsync(session.Host, new StartStory(Second));
        await session.RunAsync(session.Host, new Vote("8"));
        await session.RunAsync(session.Host, new Reveal());
        using var saved = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/next", session.Host, ("round", "2"), ("storyId", ""), ("estimate", "8"), ("was", ""));

        Assert.Equal($"/s/{session.Code}?saved", saved.Headers.Location?.ToString());
        Assert.Contains("Saved. That was the last story!", await ReadAsync(session, "?saved"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_on_a_page_from_before_a_story_was_added_starts_that_story()
    {
        var session = await OpenAsync("5", null);

        using var response = await NextAsync(session);

        Assert.Equal($"{Second.Value}", (string)(await session.SnapshotAsync())["story"]!["storyId"]!);
    }

    [Fact]
    public async Task Without_a_backlog_next_is_a_quick_vote()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new Vote("5"));
        Assert.Contains("Next vote", await ReadAsync(session, ""), StringComparison.Ordinal);

        using var response = await NextAsync(session);

        Assert.Equal(2, (int)(await session.SnapshotAsync())["round"]!);
    }

    [Fact]
    public async Task A_form_that_came_after_the_end_keeps_what_was_typed_and_leads_to_the_summary()
    {
        var session = await OpenAsync(null, null);
        await session.RunAsync(session.Host, new EndSession());
        using var request = Request(HttpMethod.Post, session, "/stories/edit");
        request.Content = new FormUrlEncodedContent([new("storyId", First.Value), new("title", "A title that took long")]);

        using var response = await server.Http.SendAsync(request, TestTimeout.Token);

        var page = await response.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("A title that took long", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"s/{session.Code}\"", page, StringComparison.Ordinal);
    }

    async Task<ServerSession> OpenAsync(string? first, string? second)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new CreateStory(First.Value, "First", "US-1"));
        await session.RunAsync(session.Host, new CreateStory(Second.Value, "Second"));
        if (first is not null) await session.RunAsync(session.Host, new EstimateStory(First, first));
        if (second is not null) await session.RunAsync(session.Host, new EstimateStory(Second, second));
        return session;
    }

    async Task<string> ReadAsync(ServerSession session, string path)
    {
        using var request = Request(HttpMethod.Get, session, path);
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);
        return await response.Content.ReadAsStringAsync(TestTimeout.Token);
    }

    async Task<HttpResponseMessage> NextAsync(ServerSession session, StoryId? next = null)
    {
        using var request = Request(HttpMethod.Post, session, "/next");
        request.Content = new FormUrlEncodedContent([new("round", next is null ? "1" : "2"), new("storyId", $"{next}")]);
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }

    [GeneratedRegex("<a class=\"button\" href=\"([^\"]+)\" aria-keyshortcuts=\"Shift.{1,6}N\"")]
    private static partial Regex LinkWithoutSaving();

    static HttpRequestMessage Request(HttpMethod method, ServerSession session, string path)
    {
        var request = new HttpRequestMessage(method, $"/s/{session.Code}{path}");
        session.Host.SignAsBrowser(request);
        return request;
    }
}

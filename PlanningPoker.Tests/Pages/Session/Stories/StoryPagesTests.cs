using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary>A session with the most stories that it may have, and the longest titles.</summary>
public sealed partial class StoryPagesTests(TestServer server)
{
    const int MaxPageBytes = 250 * 1024;

    [Theory]
    [InlineData("w", 0)]
    [InlineData("語", 0)]
    [InlineData("<", 0)]
    [InlineData("🃏", 0)]
    [InlineData("語", 2000)]
    public async Task The_table_and_the_stories_page_have_at_most_250_KB_and_all_rows_are_reached(string letter, int linkLength)
    {
        var session = await ServerSession.OpenAsync(server);
        var link = linkLength == 0 ? null : $"https://tracker.example/{new string('p', linkLength)}";
        var longTitle = string.Concat(Enumerable.Repeat(letter, Story.MaxTitle / letter.Length - 5));
        await session.RunAsync(session.Host, SampleImport.Of(PokerSession.MaxStories, line =>
            new($"{line} {longTitle}", link is null ? null : $"K-{line}", null, link)));
        var stories = (await session.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["storyId"]!).ToList();
        await session.RunAsync(session.Host, new ParkStories([.. stories[^50..].Select(id => new StoryId(id))]));
        foreach (var id in stories[..25]) await session.RunAsync(session.Host, new EstimateStory(new(id), "5"));

        foreach (var page in (string[])["", "/stories"])
            Assert.InRange((await GetAsync(session, page)).Bytes, 1, MaxPageBytes);
        await using var stream = await session.OpenPageStreamAsync(session.Host);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount((await stream.ReadUntilAsync("session:sync")).Data), 1, MaxPageBytes);

        var next = stories[25..^50];
        List<string> reached = [.. RowsIn((await GetAsync(session, "/stories")).Html).Where(next.Contains)];
        while (reached.Count < next.Count)
        {
            var (html, bytes) = await GetAsync(session, $"/stories/rows?group=Next&after={reached[^1]}");
            Assert.InRange(bytes, 1, MaxPageBytes);
            reached.AddRange(RowsIn(html));
        }
        Assert.Equal(next, reached);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(60, true)]
    public async Task Whoever_adds_a_story_after_the_rows_of_the_page_is_told(int before, bool isTold)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, SampleImport.Of(before, line => new($"Story {line}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/addstory")
        {
            Content = new FormUrlEncodedContent([new("title", "The newest")]),
        };
        request.Headers.Add("HX-Request", "true");
        session.Host.SignAsBrowser(request);
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);

        var patch = await answer.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Equal(isTold, patch.Contains("New story added: The newest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_three_stories_everyone_sees_how_much_time_is_left()
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var id in (string[])["a", "b", "c", "d", "e"]) await session.RunAsync(session.Host, new CreateStory(id, $"Story {id}"));
        Assert.DoesNotContain("minute left", (await GetAsync(session, "")).Html, StringComparison.Ordinal);
        await session.RunAsync(session.Host, new StartStory(new("a")));
        foreach (var next in (string[])["b", "c"]) await EstimateAsync(next);
        await using var watching = await session.OpenPageStreamAsync(session.Host, $"?since={await session.VersionAsync()}");

        await EstimateAsync("d");

        var shown = await watching.ReadUntilAsync(await session.VersionAsync());
        Assert.Contains("about 1 minute left", shown.Data, StringComparison.Ordinal);
        foreach (var page in (string[])["", "/stories"])
            Assert.Contains("about 1 minute left", (await GetAsync(session, page)).Html, StringComparison.Ordinal);

        async Task EstimateAsync(string next)
        {
            await session.RunAsync(session.Host, new Vote("5"));
            await session.RunAsync(session.Host, new Reveal());
            await session.RunAsync(session.Host, new StartStory(new(next), Estimate: "5"));
        }
    }

    [Theory]
    [InlineData("group=Next&after=nobody", 404)]
    [InlineData("group=Next&after=", 200)]
    [InlineData("group=Next&count=2147483647", 200)]
    [InlineData("group=Next&count=-1", 200)]
    [InlineData("group=Next&count=many", 400)]
    [InlineData("group=Nobody", 400)]
    [InlineData("group=77", 400)]
    public async Task Rows_that_there_are_not_are_refused(string query, int status)
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var response = await SendAsync(session, $"/stories/rows?{query}");

        Assert.Equal(status, (int)response.StatusCode);
    }

    static async Task<(string Html, int Bytes)> GetAsync(ServerSession session, string page)
    {
        using var response = await SendAsync(session, page);
        response.EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync(TestTimeout.Token);
        return (System.Text.Encoding.UTF8.GetString(bytes), bytes.Length);
    }

    static async Task<HttpResponseMessage> SendAsync(ServerSession session, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}{page}");
        session.Host.SignAsBrowser(request);
        return await session.Server.Http.SendAsync(request, TestTimeout.Token);
    }

    static IEnumerable<string> RowsIn(string html) => Row().Matches(html).Select(match => match.Groups[1].Value);

    [GeneratedRegex("<li id=\"row-([^\"]+)\"")]
    private static partial Regex Row();
}

using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>A form changes only what its user changed, and typed text outlives every refusal.</summary>
public sealed partial class EditedFormTests(TestServer server)
{
    static readonly StoryId Login = new("s-1");

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_stays()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/stories?edit=s-1");
        await session.RunAsync(session.Host, new EditStory(Login, Description: "As a user"));
        await session.RunAsync(session.Host, new EstimateStory(Login, "5"));

        form["title"] = "Sign in";
        using var saved = await PostAsync(session, "/stories/edit", form);

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var fields = await FormAsync(session, "/stories?edit=s-1");
        Assert.Equal(("Sign in", "As a user", "5"), (fields["title"], fields["description"], fields["estimate"]));
    }

    [Fact]
    public async Task A_conflict_shows_both_texts_and_the_user_may_keep_either()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/stories?edit=s-1");
        form["description"] = "Mine";
        form["key"] = "US-9";
        await session.RunAsync(session.Host, new EditStory(Login, Description: "Theirs\nin two lines"));

        using var refused = await PostAsync(session, "/stories/edit", form);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var (page, again) = await ReadAsync(refused);
        Assert.Contains("Theirs\nin two lines", page.QuerySelector(".conflict-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Mine", "US-9"), (again["description"], again["key"]));

        using var theirs = await PostAsync(session, "/stories/edit", new(again) { ["theirs"] = "description" });
        Assert.Equal(HttpStatusCode.SeeOther, theirs.StatusCode);
        var kept = await FormAsync(session, "/stories?edit=s-1");
        Assert.Equal(("Theirs\nin two lines", "US-9"), (kept["description"], kept["key"]));

        using var mine = await PostAsync(session, "/stories/edit", again);
        Assert.Equal(HttpStatusCode.SeeOther, mine.StatusCode);
        Assert.Equal("Mine", (await FormAsync(session, "/stories?edit=s-1"))["description"]);
    }

    [Fact]
    public async Task A_conflict_of_the_estimate_alone_saves_nothing_of_the_form()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/stories?edit=s-1");
        (form["title"], form["estimate"]) = ("Sign in", "8");
        await session.RunAsync(session.Host, new EstimateStory(Login, "5"));

        using var refused = await PostAsync(session, "/stories/edit", form);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var (_, again) = await ReadAsync(refused);
        Assert.Equal(("Sign in", "8"), (again["title"], again["estimate"]));
        Assert.Equal("Login", (await FormAsync(session, "/stories?edit=s-1"))["title"]);
        using var mine = await PostAsync(session, "/stories/edit", again);
        var saved = await FormAsync(session, "/stories?edit=s-1");
        Assert.Equal(("Sign in", "8"), (saved["title"], saved["estimate"]));
    }

    [Fact]
    public async Task Another_refusal_keeps_what_was_typed_and_what_was_shown()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/stories?edit=s-1");
        (form["description"], form["url"]) = ("Mine", "nowhere");
        await session.RunAsync(session.Host, new EditStory(Login, Title: "Theirs"));

        using var refused = await PostAsync(session, "/stories/edit", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var (_, again) = await ReadAsync(refused);
        Assert.Equal(("Mine", "Login", "Login"), (again["description"], again["title"], again["shownTitle"]));

        again["url"] = "";
        using var saved = await PostAsync(session, "/stories/edit", again);
        Assert.Equal("Theirs", (await FormAsync(session, "/stories?edit=s-1"))["title"]);
    }

    [Fact]
    public async Task A_story_that_was_deleted_meanwhile_is_added_again_as_it_was_typed()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/stories?edit=s-1");
        (form["title"], form["description"], form["estimate"]) = ("Sign in", "Two lines\r\nof text", "5");
        await session.RunAsync(session.Host, new DeleteStories(Login));

        using var refused = await PostAsync(session, "/stories/edit", form);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        var (page, again) = await ReadAsync(refused);
        Assert.Contains("deleted meanwhile", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Sign in", "5"), (again["title"], again["estimate"]));
        again["estimate"] = "many";
        using var bad = await PostAsync(session, "/stories/addagain", again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Equal(again["id"], (await ReadAsync(bad)).Fields["id"]);
        again["estimate"] = "5";
        using var added = await PostAsync(session, "/stories/addagain", again);
        using var twice = await PostAsync(session, "/stories/addagain", again);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (added.StatusCode, twice.StatusCode));
        var story = (await session.SnapshotAsync())["stories"]!.AsArray().Single()!;
        Assert.Equal(("Sign in", "5"), ((string?)story["title"], (string?)story["estimate"]));
        Assert.NotEqual("s-1", (string?)story["storyId"]);
    }

    [Fact]
    public async Task A_player_who_was_removed_meanwhile_keeps_what_was_typed_and_sends_it_after_joining_again()
    {
        var session = await OpenAsync();
        var bob = await session.JoinAsync("Bob");
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        var form = await FormAsync(session, "/stories?edit=s-1", bob);
        (form["title"], form["description"]) = ("Sign in", "Two lines\r\nof text");
        await session.RunAsync(session.Host, new RemovePlayer(bob.Id));

        using var refused = await PostAsync(session, "/stories/edit", form, bob);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var (page, again) = await ReadAsync(refused);
        Assert.Equal(("Sign in", "Two lines\r\nof text", "s-1"), (again["title"], again["description"], again["storyId"]));
        Assert.Equal($"s/{session.Code}/stories/edit", page.QuerySelector("form.panel")!.GetAttribute("action"));
        Assert.NotNull(page.QuerySelector($"a[href='s/{session.Code}']"));
        await session.RunAsync(bob, new Join("Bob"));
        using var saved = await PostAsync(session, "/stories/edit", again, bob);

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal("Sign in", (await FormAsync(session, "/stories?edit=s-1"))["title"]);
    }

    [Fact]
    public async Task What_another_site_sent_is_not_offered_to_be_sent_again()
    {
        var session = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/addstory")
        {
            Content = new FormUrlEncodedContent([new("title", "Theirs")]),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        using var refused = await SendAsync(session.Host, request);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("Theirs", await refused.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_players_form_does_not_take_back_a_name_that_a_host_gave()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/players");
        await session.RunAsync(session.Host, new UpdatePlayer(session.Host.Id, "Hannah"));

        form["role"] = "observer";
        using var saved = await PostAsync(session, "/players/me", form);

        var me = (await session.SnapshotAsync())["players"]!.AsArray().Single()!;
        Assert.Equal(("Hannah", "observer"), ((string?)me["name"], (string?)me["role"]));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Conflict, "5")]
    [InlineData("5", HttpStatusCode.SeeOther, "8")]
    public async Task An_estimate_at_the_table_replaces_only_the_one_that_was_shown(string shown, HttpStatusCode status, string estimate)
    {
        var session = await OpenAsync();
        await session.RunAsync(session.Host, new StartStory(Login));
        await session.RunAsync(session.Host, new EstimateStory(Login, "5"));

        using var answer = await PostAsync(
            session, "/estimate", new() { ["storyId"] = Login.Value, ["estimate"] = "8", ["shownEstimate"] = shown });

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(estimate, (string?)(await session.SnapshotAsync())["stories"]!.AsArray().Single()!["estimate"]);
    }

    async Task<ServerSession> OpenAsync()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new CreateStory(Login.Value, "Login", "US-1"));
        return session;
    }

    async Task<Dictionary<string, string>> FormAsync(ServerSession session, string path, TestPlayer? player = null)
    {
        using var response = await SendAsync(player ?? session.Host, new(HttpMethod.Get, $"/s/{session.Code}{path}"));
        return (await ReadAsync(response)).Fields;
    }

    async Task<HttpResponseMessage> PostAsync(
        ServerSession session, string path, Dictionary<string, string> fields, TestPlayer? player = null) => await SendAsync(
        player ?? session.Host,
        new(HttpMethod.Post, $"/s/{session.Code}{path}") { Content = new FormUrlEncodedContent(fields) });

    async Task<HttpResponseMessage> SendAsync(TestPlayer player, HttpRequestMessage request)
    {
        using (request)
        {
            player.SignAsBrowser(request);
            return await server.Http.SendAsync(request, TestTimeout.Token);
        }
    }

    /// <summary>The page, and the fields of its first form as a browser would send them.</summary>
    static async Task<(IHtmlDocument Page, Dictionary<string, string> Fields)> ReadAsync(HttpResponseMessage response)
    {
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));
        var fields = new Dictionary<string, string>();
        foreach (var field in page.QuerySelectorAll("form.panel.form:has(button[data-kind=primary]) [name]"))
        {
            if (field is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }) continue;
            fields[field.GetAttribute("name")!] = field switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement text => text.Value,
                IHtmlSelectElement select => select.Value!,
                _ => "",
            };
        }
        return (page, fields);
    }
}

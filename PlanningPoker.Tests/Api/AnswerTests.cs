using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>What the API answers when all is well.</summary>
public sealed class AnswerTests(TestServer server)
{
    [Fact]
    public async Task Opening_a_session_answers_with_its_link_and_the_host_s_token_and_sets_no_cookie()
    {
        using var response = await server.Http.PostAsJsonAsync("/api/sessions", new { name = "Team", hostName = "Hana", deck = (string[])["S", "M"], facilitateOnly = true }, Deadline.Token);
        var opened = (await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["joinUrl", "playerId", "playerToken", "sessionId", "version"], opened.Select(member => member.Key).Order());
        Assert.Equal($"{server.Address}s/{opened["sessionId"]}", (string?)opened["joinUrl"]);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Joining_again_with_the_token_is_the_same_player_and_200()
    {
        var table = await ServerSession.OpenAsync(server);
        var player = await table.JoinAsync("Pia");
        using var again = await table.SendAsync(HttpMethod.Post, "/players", player, new { name = "Another name" });
        var answer = (await again.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!;

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal((player.Id.Value, player.Token), ((string?)answer["playerId"], (string?)answer["playerToken"]));
    }

    [Fact]
    public async Task A_browser_that_joins_through_the_API_is_not_told_what_its_cookie_says()
    {
        var table = await ServerSession.OpenAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/sessions/{table.Code}/players") { Content = JsonContent.Create(new { name = "Bea" }) };
        new Person("Bea", Token: new string('b', 43)).Sign(request, asBrowser: true);
        using var response = await server.Http.SendAsync(request, Deadline.Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.DoesNotContain("playerToken", await response.Content.ReadAsStringAsync(Deadline.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_is_answered_with_its_round_and_revision_and_the_count()
    {
        var cast = await Cast.AssembleAsync(server);
        var version = await cast.ServerSession.VersionAsync();
        var voted = await cast.ServerSession.RunAsync(cast.Player, new Vote("5", 1, 3));
        Assert.Equal($$"""{"version":{{version + 1}},"round":1,"rev":3,"voteCount":1,"totalPlayers":3}""", voted.ToJsonString());
    }

    [Fact]
    public async Task A_changed_vote_moves_no_version()
    {
        var cast = await Cast.AssembleAsync(server);
        var first = await cast.ServerSession.RunAsync(cast.Player, new Vote("5"));
        var changed = await cast.ServerSession.RunAsync(cast.Player, new Vote("8"));
        Assert.Equal(((long)first["version"]!, 2), ((long)changed["version"]!, (int)changed["rev"]!));
    }

    [Theory]
    [InlineData("?round=&rev=", HttpStatusCode.OK)]
    [InlineData("?round=1&rev=7", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?round=one", HttpStatusCode.BadRequest)]
    [InlineData("?round=-1", HttpStatusCode.BadRequest)]
    public async Task A_card_is_taken_back_by_round_and_revision(string query, HttpStatusCode status)
    {
        var cast = await Cast.AssembleAsync(server);
        await cast.ServerSession.RunAsync(cast.Player, new Vote("5"));
        using var response = await cast.ServerSession.SendAsync(HttpMethod.Delete, $"/vote{query}", cast.Player);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/reset")]
    [InlineData("/quick-vote")]
    [InlineData("/stories/s-1/start")]
    public async Task The_body_of_what_needs_no_words_may_be_empty(string path)
    {
        var cast = await Cast.AssembleAsync(server);
        using var bare = await cast.ServerSession.SendAsync(HttpMethod.Post, path, cast.Host);
        using var empty = await cast.ServerSession.SendAsync(HttpMethod.Post, path, cast.Host, new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (bare.StatusCode, empty.StatusCode));
    }

    [Fact]
    public async Task Revealing_twice_gives_the_same_answer_twice()
    {
        var cast = await Cast.AssembleAsync(server);
        await cast.ServerSession.RunAsync(cast.Player, new Vote("5"));
        var first = await cast.ServerSession.RunAsync(cast.Host, new Reveal());
        var second = await cast.ServerSession.RunAsync(cast.Host, new Reveal(1));
        Assert.Equal(["consensus", "round", "statistics", "version", "votes"], first.Select(member => member.Key).Order());
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    [Fact]
    public async Task A_story_with_an_id_that_is_there_changes_nothing_and_one_that_was_deleted_comes_back()
    {
        var cast = await Cast.AssembleAsync(server);
        using var there = await cast.ServerSession.SendAsync(HttpMethod.Post, "/stories", cast.Host, new { id = "S-1", title = "Another" });
        await cast.ServerSession.RunAsync(cast.Host, new DeleteStory(new("s-1")));
        using var back = await cast.ServerSession.SendAsync(HttpMethod.Post, "/stories", cast.Host, new { id = "s-1", title = "Another" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (there.StatusCode, back.StatusCode));
        Assert.Equal("s-1", (string?)(await there.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!["storyId"]);
        Assert.Equal(["First", "Second"], (await cast.ServerSession.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["title"]!));
    }

    [Fact]
    public async Task Null_clears_a_story_s_field_and_what_is_left_out_stays()
    {
        var cast = await Cast.AssembleAsync(server);
        using var response = await cast.ServerSession.SendAsync(HttpMethod.Patch, "/stories/s-1", cast.Host, new { key = (string?)null });
        var story = (await cast.ServerSession.SnapshotAsync())["stories"]![0]!;
        Assert.Equal((null, "First"), ((string?)story["key"], (string?)story["title"]));
    }

    [Fact]
    public async Task An_import_says_what_came_in_and_what_was_wrong_with_which_line()
    {
        var cast = await Cast.AssembleAsync(server);
        using var content = new StringContent("Title,Key\nThird,US-3\n,US-4\nAgain,US-1\n", Encoding.UTF8, "text/csv");
        using var response = await cast.ServerSession.SendAsync(HttpMethod.Post, "/stories/import", cast.Host, content);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!;

        Assert.Equal((1, 2), ((int)answer["created"]!, (int)answer["skipped"]!));
        Assert.Equal(["3 no_title", "4 key_exists"], answer["problems"]!.AsArray().Select(problem => $"{problem!["line"]} {problem["code"]}"));
    }

    [Fact]
    public async Task You_are_told_who_you_are_and_nobody_else_is()
    {
        var cast = await Cast.AssembleAsync(server);
        await cast.ServerSession.RunAsync(cast.Player, new Vote("5"));
        var you = (await cast.ServerSession.SnapshotAsync(cast.Player))["you"]!;

        Assert.Equal($$"""{"playerId":"{{cast.Player.Id}}","role":"voter","host":false,"vote":"5","rev":1}""", you.ToJsonString());
        Assert.Null((await cast.ServerSession.SnapshotAsync())["you"]);
        Assert.Null((await cast.ServerSession.SnapshotAsync(cast.Removed))["you"]);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("md", "text/markdown")]
    public async Task An_export_is_a_file_with_a_safe_name_and_the_same_by_both_addresses(string format, string type)
    {
        var table = await ServerSession.OpenAsync(server);
        await table.RunAsync(table.Host, new UpdateSession("../Ünïcode \"x\""));
        using var forScripts = await table.SendAsync(HttpMethod.Get, $"/export?format={format}");
        using var forPeople = await server.Http.GetAsync($"/s/{table.Code}/export.{format}", Deadline.Token);

        Assert.Equal(type, forScripts.Content.Headers.ContentType?.MediaType);
        Assert.Matches($@"^unicode-x-\d{{4}}-\d\d-\d\d\.{format}$", forScripts.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("attachment", forScripts.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(forPeople.Headers.CacheControl?.NoStore);
        Assert.Equal(await forScripts.Content.ReadAsByteArrayAsync(Deadline.Token), await forPeople.Content.ReadAsByteArrayAsync(Deadline.Token));
    }
}

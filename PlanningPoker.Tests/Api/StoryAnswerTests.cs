using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The successful responses of the API to commands on stories.</summary>
public sealed class StoryAnswerTests(TestServer server)
{
    [Fact]
    public async Task Creating_an_existing_story_changes_nothing_and_creating_a_deleted_one_restores_it()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var there = await session.SendAsync(HttpMethod.Post, "/stories", session.Host, new { id = "S-1", title = "Another" });
        await session.RunAsync(session.Host, new DeleteStories(new StoryId("s-1")));
        using var back = await session.SendAsync(HttpMethod.Post, "/stories", session.Host, new { id = "s-1", title = "Another" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (there.StatusCode, back.StatusCode));
        Assert.Equal("s-1", (string?)(await there.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["storyId"]);
        Assert.Equal(["First", "Second"], (await session.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["title"]!));
    }

    [Fact]
    public async Task Null_clears_a_field_of_a_story_and_an_omitted_field_stays()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var response = await session.SendAsync(HttpMethod.Patch, "/stories/s-1", session.Host, new { key = (string?)null });
        var story = (await session.SnapshotAsync())["stories"]![0]!;
        Assert.Equal((null, "First"), ((string?)story["key"], (string?)story["title"]));
    }

    [Fact]
    public async Task An_import_returns_how_many_stories_it_created_and_the_problem_of_each_line()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var content = new StringContent("Title,Key\nThird,US-3\n,US-4\nAgain,US-1\n", Encoding.UTF8, "text/csv");
        using var response = await session.SendAsync(HttpMethod.Post, "/stories/import", session.Host, content);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;

        Assert.Equal((1, 2), ((int)answer["created"]!, (int)answer["skipped"]!));
        Assert.Equal(["3 no_title", "4 key_exists"], answer["problems"]!.AsArray()
            .Select(problem => $"{problem!["line"]} {problem["code"]}"));
        Assert.Equal(["Title title", "Key key"], answer["columns"]!.AsArray().Select(column => $"{column!["header"]} {column["field"]}"));
    }

    [Fact]
    public async Task A_dry_run_answers_what_the_import_answers_and_writes_nothing()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var before = await session.SnapshotAsync();
        var tried = await ImportAsync(session, "?dryRun=true");
        Assert.Equal($"{before}", $"{await session.SnapshotAsync()}");

        var imported = await ImportAsync(session, "?dryRun=false");
        Assert.Equal((long)tried["version"]! + 1, (long)imported["version"]!);
        tried["version"] = (long)imported["version"]!;
        Assert.Equal($"{imported}", $"{tried}");
    }

    [Fact]
    public async Task Where_the_column_of_the_titles_cannot_be_told_the_columns_are_answered_and_one_can_be_named()
    {
        var session = await PopulatedSession.CreateAsync(server);
        const string file = "Kennung,Was,Wer\nUS-8,Sign in,Ann\nUS-9,Sign out,Tom\n";
        var asked = await PostAsync(session, "", file, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("bad_csv", (string?)asked["code"]);
        Assert.Equal(["1 Kennung", "2 Was", "3 Wer"], asked["columns"]!.AsArray().Select(each => $"{each!["number"]} {each["header"]}"));
        Assert.Equal(["Sign in", "Sign out"], asked["columns"]![1]!["samples"]!.AsArray().Select(each => (string)each!));

        var named = await PostAsync(session, "?title=Was&key=1", file, HttpStatusCode.OK);
        Assert.Equal(2, (int)named["created"]!);
        Assert.Equal(
            ["Kennung key", "Was title", "Wer "], named["columns"]!.AsArray().Select(each => $"{each!["header"]} {each["field"]}"));
        Assert.Equal(["US-8", "US-9"],
            (await session.SnapshotAsync())["stories"]!.AsArray().TakeLast(2).Select(story => (string?)story!["key"]));
        await PostAsync(session, "?title=Nothing", file, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_name_in_a_language_that_is_not_known_may_be_the_column_of_the_titles()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var answer = await PostAsync(session, "?title=Kichwa", "Kichwa,Mhusika\nSign in,Ann\nSign out,Tom\n", HttpStatusCode.OK);
        Assert.Equal((2, 0), ((int)answer["created"]!, (int)answer["skipped"]!));
        Assert.Equal(["Kichwa title", "Mhusika "], answer["columns"]!.AsArray().Select(each => $"{each!["header"]} {each["field"]}"));
    }

    [Fact]
    public async Task Estimates_are_taken_only_if_that_is_asked_for()
    {
        var session = await PopulatedSession.CreateAsync(server);
        const string file = "Key,Title,Story Points\nUS-8,Sign in,3.0\nUS-9,Sign out,0.5\nUS-10,Search,many\n";
        var without = await PostAsync(session, "?dryRun=true", file, HttpStatusCode.OK);
        var with = await PostAsync(session, "?estimates=true", file, HttpStatusCode.OK);

        Assert.Equal(["key", "title", null], without["columns"]!.AsArray().Select(each => (string?)each!["field"]));
        Assert.Equal(["key", "title", "estimate"], with["columns"]!.AsArray().Select(each => (string?)each!["field"]));
        Assert.Equal(["4 not_an_estimate"], with["problems"]!.AsArray().Select(each => $"{each!["line"]} {each["code"]}"));
        Assert.Equal(["3", "½", null],
            (await session.SnapshotAsync())["stories"]!.AsArray().TakeLast(3).Select(story => (string?)story!["estimate"]));
    }

    [Fact]
    public async Task A_dry_run_by_the_WebSocket_writes_nothing()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var before = await session.VersionAsync();
        using var socket = await session.OpenApiSocketAsync(session.Host);
        var answer = await socket.RequestAsync("story:import", new JsonObject { ["lines"] = "One\nTwo", ["dryRun"] = true });
        Assert.Equal((200, 2), ((int)answer["status"]!, (int)answer["data"]!["created"]!));
        Assert.Equal(before, await session.VersionAsync());
    }

    [Fact]
    public async Task The_columns_can_be_named_by_the_WebSocket_too()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        const string csv = "Alpha,Beta,Gamma\nRemind the reader,LIB-11,x\nSearch by author,LIB-12,y";
        var answer = await socket.RequestAsync(
            "story:import", new JsonObject { ["csv"] = csv, ["title"] = "Alpha", ["key"] = "2" });
        Assert.Equal((200, 2), ((int)answer["status"]!, (int)answer["data"]!["created"]!));
        var stories = (await session.SnapshotAsync())["stories"]!.AsArray();
        Assert.Equal(["LIB-11 Remind the reader", "LIB-12 Search by author"], stories.Select(story => $"{story!["key"]} {story["title"]}"));
    }

    [Fact]
    public async Task A_dry_run_that_is_neither_true_nor_false_is_refused()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var content = new StringContent("One", Encoding.UTF8, "text/plain");
        using var response = await session.SendAsync(HttpMethod.Post, "/stories/import?dryRun=perhaps", session.Host, content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    static async Task<JsonObject> PostAsync(ServerSession session, string query, string file, HttpStatusCode status)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var response = await session.SendAsync(HttpMethod.Post, $"/stories/import{query}", session.Host, content);
        Assert.Equal(status, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
    }

    static async Task<JsonObject> ImportAsync(ServerSession session, string query)
    {
        using var content = new StringContent("Title,Key\nThird,US-3\n,US-4\nAgain,US-1\n", Encoding.UTF8, "text/csv");
        using var response = await session.SendAsync(HttpMethod.Post, $"/stories/import{query}", session.Host, content);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
    }
}

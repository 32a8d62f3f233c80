using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The successful responses of the API.</summary>
public sealed class AnswerTests(TestServer server)
{
    [Fact]
    public async Task Opening_a_session_returns_its_link_and_the_token_of_the_host_and_sets_no_cookie()
    {
        using var response = await server.Http.PostAsJsonAsync("/api/sessions",
            new { name = "Team", hostName = "Hana", deck = (string[])["S", "M"], facilitateOnly = true }, TestTimeout.Token);
        var opened = (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["joinUrl", "playerId", "playerToken", "sessionId", "version"], opened.Select(member => member.Key).Order());
        Assert.Equal($"{server.Address}s/{opened["sessionId"]}", (string?)opened["joinUrl"]);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Joining_again_with_the_token_returns_the_same_player_and_200()
    {
        var session = await ServerSession.OpenAsync(server);
        var player = await session.JoinAsync("Pia");
        using var again = await session.SendAsync(HttpMethod.Post, "/players", player, new { name = "Another name" });
        var answer = (await again.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal((player.Id.Value, player.Token), ((string?)answer["playerId"], (string?)answer["playerToken"]));
    }

    [Fact]
    public async Task A_browser_that_joins_through_the_API_does_not_receive_its_token()
    {
        var session = await ServerSession.OpenAsync(server);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/sessions/{session.Code}/players")
        { Content = JsonContent.Create(new { name = "Bea" }) };
        new TestPlayer("Bea", Token: new string('b', 43)).SignAsBrowser(request);
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.DoesNotContain("playerToken", await response.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_repeated_after_the_end_is_answered_with_the_round_that_it_was_sent_for()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var voted = await session.RunAsync(session.Player, new Vote("5", 1));
        var revealed = await session.RunAsync(session.Host, new Reveal(1));
        await session.RunAsync(session.Host, new Reset(1));
        await session.RunAsync(session.Host, new EndSession());

        var (votedAgain, revealedAgain) = (
            await session.RunAsync(session.Player, new Vote("5", 1)), await session.RunAsync(session.Host, new Reveal(1)));

        foreach (var again in (JsonObject[])[votedAgain, revealedAgain]) again["version"] = null;
        voted["version"] = revealed["version"] = null;
        Assert.Equal(voted.ToJsonString(), votedAgain.ToJsonString());
        Assert.Equal(revealed.ToJsonString(), revealedAgain.ToJsonString());
    }

    [Fact]
    public async Task A_vote_returns_its_round_its_revision_and_the_count()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var version = await session.VersionAsync();
        var voted = await session.RunAsync(session.Player, new Vote("5", 1, 3));
        Assert.Equal($$"""{"version":{{version + 1}},"round":1,"rev":3,"voteCount":1,"totalPlayers":3}""", voted.ToJsonString());
    }

    [Fact]
    public async Task A_changed_vote_does_not_change_the_version()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var first = await session.RunAsync(session.Player, new Vote("5"));
        var changed = await session.RunAsync(session.Player, new Vote("8"));
        Assert.Equal(((long)first["version"]!, 2), ((long)changed["version"]!, (int)changed["rev"]!));
    }

    [Theory]
    [InlineData("?round=&rev=", HttpStatusCode.OK)]
    [InlineData("?round=1&rev=7", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?round=one", HttpStatusCode.BadRequest)]
    [InlineData("?round=-1", HttpStatusCode.BadRequest)]
    public async Task A_vote_is_retracted_by_round_and_revision(string query, HttpStatusCode status)
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        using var response = await session.SendAsync(HttpMethod.Delete, $"/vote{query}", session.Player);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/reset")]
    [InlineData("/quick-vote")]
    [InlineData("/stories/s-1/start")]
    public async Task The_body_of_a_command_without_content_may_be_empty(string path)
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var bare = await session.SendAsync(HttpMethod.Post, path, session.Host);
        using var empty = await session.SendAsync(
            HttpMethod.Post, path, session.Host, new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (bare.StatusCode, empty.StatusCode));
    }

    [Fact]
    public async Task Revealing_twice_returns_the_same_answer_twice()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        var first = await session.RunAsync(session.Host, new Reveal());
        var second = await session.RunAsync(session.Host, new Reveal(1));
        Assert.Equal(["consensus", "round", "statistics", "version", "votes"], first.Select(member => member.Key).Order());
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
    }

    [Fact]
    public async Task The_snapshot_of_a_player_says_who_they_are_and_no_other_snapshot_does()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Player, new Vote("5"));
        var you = (await session.SnapshotAsync(session.Player))["you"]!;

        Assert.Equal($$"""{"playerId":"{{session.Player.Id}}","role":"voter","host":false,"vote":"5","rev":1}""", you.ToJsonString());
        Assert.Null((await session.SnapshotAsync())["you"]);
        Assert.Null((await session.SnapshotAsync(session.Removed))["you"]);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    [InlineData("md", "text/markdown")]
    public async Task An_export_has_a_safe_file_name_and_is_the_same_at_both_addresses(string format, string type)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new UpdateSession("../Ünïcode \"x\""));
        using var forScripts = await session.SendAsync(HttpMethod.Get, $"/export?format={format}");
        using var forPeople = await server.Http.GetAsync($"/s/{session.Code}/export.{format}", TestTimeout.Token);

        Assert.Equal(type, forScripts.Content.Headers.ContentType?.MediaType);
        Assert.Matches($@"^unicode-x-\d{{4}}-\d\d-\d\d\.{format}$", forScripts.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("attachment", forScripts.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(forPeople.Headers.CacheControl?.NoStore);
        Assert.Equal(await forScripts.Content.ReadAsByteArrayAsync(TestTimeout.Token),
            await forPeople.Content.ReadAsByteArrayAsync(TestTimeout.Token));
    }
}

using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Api;

/// <summary>Provokes each code of docs/api.md.</summary>
public sealed class RefusalTests(TestServer server)
{
    static readonly Dictionary<string, (int Status, Func<Cast, Task<HttpResponseMessage>> ProvokeAsync)> Provoked = new()
    {
        ["bad_request"] = (400, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, Text("{", "application/json"))),
        ["not_joined"] = (401, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", Person.Stranger, new { value = "5" })),
        ["not_host"] = (403, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/reset", cast.Player)),
        ["not_you"] = (403, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, new { value = "5", playerId = cast.Other.Id.Value })),
        ["removed"] = (403, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Removed, new { value = "5" })),
        ["observer_cannot_vote"] = (403, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Observer, new { value = "5" })),
        ["cross_site"] = (403, cast => CrossSiteAsync(cast)),
        ["no_session"] = (404, cast => cast.ServerSession.Server.Http.GetAsync("/api/sessions/0000-0000-0000", Deadline.Token)),
        ["no_story"] = (404, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/stories/none/start", cast.Host)),
        ["no_player"] = (404, cast => cast.ServerSession.SendAsync(HttpMethod.Delete, "/players/none", cast.Host)),
        ["not_found"] = (404, cast => cast.ServerSession.SendAsync(HttpMethod.Get, "/nothing")),
        ["method_not_allowed"] = (405, cast => cast.ServerSession.SendAsync(HttpMethod.Put, "/vote")),
        ["stale_round"] = (409, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, new { value = "5", round = 7 })),
        ["stale_rev"] = (409, async cast =>
        {
            await cast.ServerSession.RunAsync(cast.Player, new Vote("5", Rev: 4));
            return await cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, new { value = "3", rev = 3 });
        }),
        ["already_revealed"] = (409, async cast =>
        {
            await cast.ServerSession.RunAsync(cast.Player, new Vote("5"));
            await cast.ServerSession.RunAsync(cast.Host, new Reveal());
            return await cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, new { value = "3" });
        }),
        ["nothing_to_reveal"] = (409, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/reveal", cast.Host)),
        ["name_taken"] = (409, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/players", null, new { name = "pia" })),
        ["session_full"] = (409, async cast =>
        {
            var sessions = cast.ServerSession.Server.Services.GetRequiredService<Sessions>();
            for (var i = 0; i < PokerSession.MaxPlayers; i++)
                await sessions.RunAsync(cast.ServerSession.Id, new DeviceHash(Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(i)))), null, new Join($"Player {i}"), Deadline.Token);
            return await cast.ServerSession.SendAsync(HttpMethod.Post, "/players", null, new { name = "One too many" });
        }),
        ["too_many_stories"] = (409, async cast =>
        {
            await cast.ServerSession.RunAsync(cast.Host, new ImportStories([.. Enumerable.Range(1, PokerSession.MaxStories).Select(line => new ImportRow(line, new($"Story {line}")))]));
            return await cast.ServerSession.SendAsync(HttpMethod.Post, "/stories", cast.Host, new { title = "One too many" });
        }),
        ["too_large"] = (413, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/stories", cast.Host, new { title = new string('x', 65 * 1024) })),
        ["unsupported_media_type"] = (415, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, Text("value=5", "application/x-www-form-urlencoded"))),
        ["bad_card"] = (422, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, new { })),
        ["bad_name"] = (422, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/players", null, new { name = " " })),
        ["bad_story"] = (422, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/stories", cast.Host, new { title = "T", url = "javascript:alert(1)" })),
        ["bad_deck"] = (422, cast => cast.ServerSession.SendAsync(HttpMethod.Patch, "", cast.Host, new { deck = (string[])["1", "1"] })),
        ["bad_csv"] = (422, cast => cast.ServerSession.SendAsync(HttpMethod.Post, "/stories/import", cast.Host, Text("no,columns\nhere,at all", "text/csv"))),
    };

    /// <summary>Those that need a server of their own are tried there.</summary>
    static readonly string[] Elsewhere = ["too_many_requests", "busy"];

    public static TheoryData<string> Codes() => [.. Provoked.Keys];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_refusal_is_a_problem_with_its_status_its_code_and_a_sentence(string code)
    {
        var cast = await Cast.AssembleAsync(server);
        var (status, provokeAsync) = Provoked[code];
        using var response = await provokeAsync(cast);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["title"]!);
    }

    [Fact]
    public void Every_code_is_provoked() => Assert.Equal(Problem.Codes.Except(Elsewhere).Order(), Provoked.Keys.Order());

    [Fact]
    public async Task A_stale_vote_is_told_the_one_that_counts()
    {
        var cast = await Cast.AssembleAsync(server);
        using var response = await Provoked["stale_rev"].ProvokeAsync(cast);
        var stored = (await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!["stored"]!;
        Assert.Equal("""{"value":"5","rev":4}""", stored.ToJsonString());
    }

    [Theory]
    [InlineData(1, "Round 1 is over: your 5 was not counted.")]
    [InlineData(9, "Round 9 has not begun: your 5 was not counted.")]
    public async Task A_vote_for_a_round_that_is_not_on_is_told_so_in_words(int round, string sentence)
    {
        var cast = await Cast.AssembleAsync(server);
        await cast.ServerSession.RunAsync(cast.Host, new Reset());
        using var response = await cast.ServerSession.SendAsync(HttpMethod.Post, "/vote", cast.Player, new { value = "5", round });
        Assert.Equal(sentence, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>(Deadline.Token))!["title"]);
    }

    [Fact]
    public async Task A_method_that_is_not_there_is_told_which_are()
    {
        using var response = await server.Http.PutAsync("/api/sessions/0000-0000-0000/vote", null, Deadline.Token);
        Assert.Equal(["DELETE", "POST"], response.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("""{"value":5}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":["5"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","value":"3"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","Value":"3"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","round":"1"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","round":1.5}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","round":99999999999999999999}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","rev":-1}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5","playerId":7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("""["5"]""", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5"} x""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"5",}""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":null}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"value":"4"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"value":"5","who":{"knows":[1,2,3]}}""", HttpStatusCode.OK)]
    public async Task A_body_is_read_strictly_but_for_what_it_has_beyond(string body, HttpStatusCode status)
    {
        var table = await ServerSession.OpenAsync(server);
        using var response = await table.SendAsync(HttpMethod.Post, "/vote", table.Host, Text(body, "application/json"));
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"title":"T","position":0}""")]
    [InlineData("""{"position":0,"estimate":"5"}""")]
    [InlineData("""{"round":1}""")]
    [InlineData("{}")]
    public async Task A_story_is_changed_in_one_way_at_a_time(string body)
    {
        var cast = await Cast.AssembleAsync(server);
        using var response = await cast.ServerSession.SendAsync(HttpMethod.Patch, "/stories/s-1", cast.Host, Text(body, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"host":true,"name":"X"}""")]
    [InlineData("""{"host":null}""")]
    [InlineData("{}")]
    public async Task A_player_is_changed_in_one_way_at_a_time(string body)
    {
        var cast = await Cast.AssembleAsync(server);
        using var response = await cast.ServerSession.SendAsync(HttpMethod.Patch, $"/players/{cast.Player.Id}", cast.Host, Text(body, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    static async Task<HttpResponseMessage> CrossSiteAsync(Cast cast)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/sessions/{cast.ServerSession.Code}/vote") { Content = JsonContent.Create(new { value = "5" }) };
        cast.Player.Sign(request, asBrowser: true);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await cast.ServerSession.Server.Http.SendAsync(request, Deadline.Token);
    }

    static StringContent Text(string text, string type) => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
}

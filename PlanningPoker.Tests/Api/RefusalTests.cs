using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Api;

/// <summary>Provokes every refusal of docs/api.md.</summary>
public sealed class RefusalTests(TestServer server)
{
    static readonly Dictionary<string, (int Status, Func<PopulatedSession, Task<HttpResponseMessage>> ProvokeAsync)> Provoked = new()
    {
        ["bad_request"] = (400, session => session.SendAsync(HttpMethod.Post, "/vote", session.Player, Text("{", "application/json"))),
        ["not_joined"] = (401, session => session.SendAsync(HttpMethod.Post, "/vote", TestPlayer.Stranger, new { value = "5" })),
        ["not_host"] = (403, session => session.SendAsync(HttpMethod.Post, "/reset", session.Player)),
        ["not_you"] = (403, session =>
            session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "5", playerId = session.Other.Id.Value })),
        ["removed"] = (403, session => session.SendAsync(HttpMethod.Post, "/vote", session.Removed, new { value = "5" })),
        ["locked"] = (403, async session =>
        {
            await session.RunAsync(session.Host, new UpdateSession(Settings: new(Locked: true)));
            return await session.SendAsync(HttpMethod.Post, "/players", null, new { name = "Nina" });
        }
        ),
        ["bad_passcode"] = (403, async session =>
        {
            await session.RunAsync(session.Host, new UpdateSession(Settings: new(Passcode: "blue whale")));
            return await session.SendAsync(HttpMethod.Post, "/players", null, new { name = "Nina" });
        }
        ),
        ["observer_cannot_vote"] = (403, session => session.SendAsync(HttpMethod.Post, "/vote", session.Observer, new { value = "5" })),
        ["cross_site"] = (403, session => CrossSiteAsync(session)),
        ["no_session"] = (404, session => session.Server.Http.GetAsync("/api/sessions/0000-0000-0000", TestTimeout.Token)),
        ["no_story"] = (404, session => session.SendAsync(HttpMethod.Post, "/stories/none/start", session.Host)),
        ["no_player"] = (404, session => session.SendAsync(HttpMethod.Delete, "/players/none", session.Host)),
        ["not_found"] = (404, session => session.SendAsync(HttpMethod.Get, "/nothing")),
        ["method_not_allowed"] = (405, session => session.SendAsync(HttpMethod.Put, "/vote")),
        ["stale_round"] = (409, session => session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "5", round = 7 })),
        ["stale_rev"] = (409, async session =>
        {
            await session.RunAsync(session.Player, new Vote("5", Rev: 4));
            return await session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "3", rev = 3 });
        }
        ),
        ["already_revealed"] = (409, async session =>
        {
            await session.RunAsync(session.Player, new Vote("5"));
            await session.RunAsync(session.Host, new Reveal());
            return await session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "3" });
        }
        ),
        ["nothing_to_reveal"] = (409, session => session.SendAsync(HttpMethod.Post, "/reveal", session.Host)),
        ["nothing_to_stop"] = (409, session => session.SendAsync(HttpMethod.Post, "/countdown/stop", session.Host)),
        ["not_offered"] = (409, session => session.SendAsync(HttpMethod.Post, "/host/accept", session.Player)),
        ["no_timer"] = (409, session => session.SendAsync(HttpMethod.Post, "/timer/pause", session.Host)),
        ["vote_is_final"] = (409, async session =>
        {
            await session.RunAsync(session.Host, new UpdateSession(Settings: new(VotesMayChange: false)));
            await session.RunAsync(session.Player, new Vote("5"));
            return await session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "3" });
        }
        ),
        ["too_late"] = (409, session => session.SendAsync(HttpMethod.Post, "/undo", session.Host, new { undoId = 1 })),
        ["session_ended"] = (409, async session =>
        {
            await session.RunAsync(session.Host, new EndSession());
            return await session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "5" });
        }
        ),
        ["conflict"] = (409, async session =>
        {
            await session.RunAsync(session.Host, new EditStory(new("s-1"), "Theirs"));
            return await session.SendAsync(
                HttpMethod.Patch, "/stories/s-1", session.Host, new { title = "Mine", was = new { title = "First" } });
        }
        ),
        ["name_taken"] = (409, session => session.SendAsync(HttpMethod.Post, "/players", null, new { name = "pia" })),
        ["session_full"] = (409, async session =>
        {
            var sessions = session.Server.Services.GetRequiredService<Sessions>();
            for (var i = 0; i < PokerSession.MaxPlayers; i++)
                await sessions.RunAsync(session.Id, new DeviceHash(Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(i)))),
                    null, new Join($"Player {i}"), TestTimeout.Token);
            return await session.SendAsync(HttpMethod.Post, "/players", null, new { name = "One too many" });
        }
        ),
        ["too_many_rounds"] = (409, async session =>
        {
            await session.RunAsync(session.Player, new Vote("5"));
            await session.RunAsync(session.Host, new Reveal());
            await LargeSession.FillWithRoundsAsync(session);
            return await session.SendAsync(HttpMethod.Post, "/reset", session.Host);
        }
        ),
        ["too_many_stories"] = (409, async session =>
        {
            await session.RunAsync(session.Host, SampleImport.Of(PokerSession.MaxStories));
            return await session.SendAsync(HttpMethod.Post, "/stories", session.Host, new { title = "One too many" });
        }
        ),
        ["too_large"] = (413, session =>
            session.SendAsync(HttpMethod.Post, "/stories", session.Host, new { title = new string('x', 65 * 1024) })),
        ["unsupported_media_type"] = (415, session =>
            session.SendAsync(HttpMethod.Post, "/vote", session.Player, Text("value=5", "application/x-www-form-urlencoded"))),
        ["bad_reason"] = (422, session =>
            session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "5", reason = "a\nb" })),
        ["bad_card"] = (422, session => session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { })),
        ["bad_name"] = (422, session => session.SendAsync(HttpMethod.Post, "/players", null, new { name = " " })),
        ["bad_story"] = (422, session =>
            session.SendAsync(HttpMethod.Post, "/stories", session.Host, new { title = "T", url = "javascript:alert(1)" })),
        ["bad_deck"] = (422, session => session.SendAsync(HttpMethod.Patch, "", session.Host, new { deck = (string[])["1", "1"] })),
        ["bad_settings"] = (422, session =>
            session.SendAsync(HttpMethod.Patch, "", session.Host, new { settings = new { whoReveals = "nobody" } })),
        ["bad_timer"] = (422, session => session.SendAsync(HttpMethod.Post, "/timer/start", session.Host, new { seconds = 9 })),
        ["bad_csv"] = (422, session =>
            session.SendAsync(HttpMethod.Post, "/stories/import", session.Host, Text("no,columns\nhere,at all", "text/csv"))),
    };

    /// <summary>Other tests provoke these codes, on servers with special settings.</summary>
    static readonly string[] ProvokedElsewhere = ["too_many_requests", "busy"];

    public static TheoryData<string> Codes() => [.. Provoked.Keys];

    [Theory, MemberData(nameof(Codes))]
    public async Task A_refusal_is_a_problem_with_a_status_a_code_and_a_sentence(string code)
    {
        var session = await PopulatedSession.CreateAsync(server);
        var (status, provokeAsync) = Provoked[code];
        using var response = await provokeAsync(session);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["title"]!);
    }

    [Fact]
    public void Every_code_is_provoked() => Assert.Equal(Problem.Codes.Except(ProvokedElsewhere).Order(), Provoked.Keys.Order());

    [Fact]
    public async Task A_stale_vote_is_refused_with_the_stored_vote()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var response = await Provoked["stale_rev"].ProvokeAsync(session);
        var stored = (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["stored"]!;
        Assert.Equal("""{"value":"5","rev":4}""", stored.ToJsonString());
    }

    [Fact]
    public async Task A_conflict_is_refused_with_both_texts()
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var response = await Provoked["conflict"].ProvokeAsync(session);
        var conflicts = (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["conflicts"]!;
        Assert.Equal("""[{"field":"title","given":"Mine","stored":"Theirs"}]""", conflicts.ToJsonString());
    }

    [Theory]
    [InlineData(1, "That round is over: your 5 was not counted.")]
    [InlineData(9, "That round has not begun: your 5 was not counted.")]
    public async Task A_vote_for_another_round_is_refused_with_a_sentence(int round, string sentence)
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Host, new Reset());
        using var response = await session.SendAsync(HttpMethod.Post, "/vote", session.Player, new { value = "5", round });
        Assert.Equal(sentence, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["title"]);
    }

    [Fact]
    public async Task An_unsupported_method_is_refused_with_the_allowed_ones()
    {
        using var response = await server.Http.PutAsync("/api/sessions/0000-0000-0000/vote", null, TestTimeout.Token);
        Assert.Equal(["DELETE", "POST"], response.Content.Headers.Allow.Order());
    }

    static async Task<HttpResponseMessage> CrossSiteAsync(PopulatedSession session)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/sessions/{session.Code}/vote")
        { Content = JsonContent.Create(new { value = "5" }) };
        session.Player.SignAsBrowser(request);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await session.Server.Http.SendAsync(request, TestTimeout.Token);
    }

    static StringContent Text(string text, string type) => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
}

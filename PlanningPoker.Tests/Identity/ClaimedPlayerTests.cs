using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Identity;

/// <summary>The cookie identifies the player: a form that claims another player is refused, and nothing is written.</summary>
public sealed class ClaimedPlayerTests(TestServer server)
{
    [Theory]
    [InlineData("vote", "not_you", "value", "5")]
    [InlineData("leave", "not_you", "to", "stories")]
    [InlineData("addstory", "not_you", "title", "Mine")]
    [InlineData("role", "not_host", "role", "observer")]
    public async Task A_form_for_another_player_is_refused(string form, string code, string field, string value)
    {
        var session = await PopulatedSession.CreateAsync(server);
        var before = (await session.SnapshotAsync()).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/{form}")
        {
            Content = new FormUrlEncodedContent([new("playerId", session.Other.Id.Value), new(field, value)]),
        };
        request.Headers.Add("HX-Request", "true");
        session.Player.SignAsBrowser(request);
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);

        Assert.Equal((HttpStatusCode.Forbidden, code), (answer.StatusCode, answer.Headers.GetValues("Poker-Refusal").Single()));
        Assert.Equal(before, (await session.SnapshotAsync()).ToJsonString());
    }
}

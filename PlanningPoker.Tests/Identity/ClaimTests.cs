using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Identity;

/// <summary>Who acts comes from the cookie: a form that says it acts for another is refused, and nothing is written.</summary>
public sealed class ClaimTests(TestServer server)
{
    [Theory]
    [InlineData("vote", "not_you", "value", "5")]
    [InlineData("leave", "not_you", "to", "stories")]
    [InlineData("addstory", "not_you", "title", "Mine")]
    [InlineData("role", "not_host", "role", "observer")]
    public async Task A_form_for_another_player_is_refused(string form, string code, string field, string value)
    {
        var cast = await Cast.AssembleAsync(server);
        var before = (await cast.ServerSession.SnapshotAsync()).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{cast.ServerSession.Code}/{form}")
        {
            Content = new FormUrlEncodedContent([new("playerId", cast.Other.Id.Value), new(field, value)]),
        };
        request.Headers.Add("HX-Request", "true");
        cast.Player.Sign(request, asBrowser: true);
        using var answer = await server.Http.SendAsync(request, Deadline.Token);

        Assert.Equal((HttpStatusCode.Forbidden, code), (answer.StatusCode, answer.Headers.GetValues("Poker-Refusal").Single()));
        Assert.Equal(before, (await cast.ServerSession.SnapshotAsync()).ToJsonString());
    }
}

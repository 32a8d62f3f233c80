using System.Net;
using System.Text;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>The body of a request is validated before its command runs.</summary>
public sealed class RequestBodyTests(TestServer server)
{
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
    public async Task A_body_is_read_strictly_but_unknown_members_are_ignored(string body, HttpStatusCode status)
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await session.SendAsync(HttpMethod.Post, "/vote", session.Host, Json(body));
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"title":"T","position":0}""")]
    [InlineData("""{"position":0,"estimate":"5"}""")]
    [InlineData("""{"round":1}""")]
    [InlineData("{}")]
    public async Task A_patch_of_a_story_makes_one_kind_of_change(string body)
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var response = await session.SendAsync(HttpMethod.Patch, "/stories/s-1", session.Host, Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"host":true,"name":"X"}""")]
    [InlineData("""{"host":null}""")]
    [InlineData("{}")]
    public async Task A_patch_of_a_player_makes_one_kind_of_change(string body)
    {
        var session = await PopulatedSession.CreateAsync(server);
        using var response = await session.SendAsync(
            HttpMethod.Patch, $"/players/{session.Player.Id}", session.Host, Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Api;

/// <summary>A refusal of a text or a setting says which one it is, and what is wrong with it.</summary>
public sealed class FieldFaultTests(TestServer server)
{
    const string Forbidden = "There is a character in it that cannot be used here, such as a line break or a control character.";

    public static TheoryData<string, string, string, string> Settings => new()
    {
        { """{"settings":{"passcode":"abc"}}""", "bad_settings", "passcode", "A passcode has 4 to 40 characters." },
        { """{"settings":{"passcode":"ab\ncd"}}""", "bad_settings", "passcode", In("Passcode for newcomers") },
        { """{"settings":{"locked":true,"timerSeconds":5}}""", "bad_settings", "timerSeconds", "A timer runs for 10 seconds to one hour." },
        {
            """{"settings":{"whoReveals":"nobody"}}""", "bad_settings", "whoReveals",
            "That setting is not valid, so nothing was changed."
        },
        {
            """{"settings":{"whoManagesStories":"nobody"}}""", "bad_settings", "whoManagesStories",
            "That setting is not valid, so nothing was changed."
        },
        { """{"name":""}""", "bad_name", "name", "Use a name of 1 to 40 characters." },
        { """{"name":"a\u0007b"}""", "bad_name", "name", Forbidden },
        { """{"deck":["1"]}""", "bad_deck", "deck", "A deck needs 2 to 30 different cards of 1 to 8 characters each." },
        { """{"deck":["1","2\u202E"]}""", "bad_deck", "deck", In("Deck") },
    };

    public static TheoryData<string, string, string> Stories => new()
    {
        { """{"title":""}""", "title", "A story needs a title of up to 200 characters." },
        { """{"title":"a\u0000b"}""", "title", In("Title") },
        { """{"title":"One","key":"a\nb"}""", "key", In("Key") },
        { """{"title":"One","url":"nowhere"}""", "url", "A story needs a title of up to 200 characters." },
        { """{"title":"One","url":"https://a\u202Eb"}""", "url", In("Link") },
        { """{"title":"One","description":"a\u202Eb"}""", "description", In("Description") },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting(string body, string code, string field, string sentence)
    {
        var session = await PopulatedSession.CreateAsync(server);
        var before = await session.VersionAsync();
        await ExpectAsync(session, HttpMethod.Patch, "", session.Host, body, (code, field, sentence));
        Assert.Equal(before, await session.VersionAsync());
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story(string body, string field, string sentence)
    {
        var session = await PopulatedSession.CreateAsync(server);
        await ExpectAsync(session, HttpMethod.Post, "/stories", session.Host, body, ("bad_story", field, sentence));
    }

    [Fact]
    public async Task A_name_and_a_reason()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await ExpectAsync(session, HttpMethod.Post, "/players", null, """{"name":"a\tb"}""", ("bad_name", "name", Forbidden));
        await ExpectAsync(
            session, HttpMethod.Post, "/vote", session.Player, """{"value":"5","reason":"a\tb"}""", ("bad_reason", "reason", Forbidden));
    }

    static string In(string label) =>
        $"{label}: there is a character in it that cannot be used here, such as a line break or a control character.";

    static async Task ExpectAsync(
        PopulatedSession session, HttpMethod method, string path, TestPlayer? player, string body,
        (string Code, string Field, string Sentence) expected)
    {
        using var response = await session.SendAsync(method, path, player, JsonNode.Parse(body));
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
        Assert.Equal((422, expected.Code, expected.Field), ((int)response.StatusCode, (string)problem["code"]!, (string)problem["field"]!));
        Assert.StartsWith(expected.Sentence, (string)problem["title"]!, StringComparison.Ordinal);
    }
}

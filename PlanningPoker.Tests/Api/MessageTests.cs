using System.Text.Json.Nodes;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>What is said on the API's WebSocket may come in parts, be too long or be nothing at all.</summary>
public sealed class MessageTests(TestServer server)
{
    [Theory]
    [InlineData("", 400, "bad_request")]
    [InlineData("null", 400, "bad_request")]
    [InlineData("[]", 400, "bad_request")]
    [InlineData("{\"type\":7}", 400, "bad_request")]
    [InlineData("{\"type\":\"session:create\"}", 400, "bad_request")]
    [InlineData("{\"type\":\"vote:submit\",\"type\":\"vote:submit\"}", 400, "bad_request")]
    [InlineData("{\"type\":\"vote:submit\",\"data\":{\"value\":5}}", 400, "bad_request")]
    [InlineData("{\"type\":\"vote:submit\",\"data\":[]}", 400, "bad_request")]
    [InlineData("{\"type\":\"vote:submit\",\"id\":\"\\ud800\",\"data\":{\"value\":\"5\"}}", 400, "bad_request")]
    [InlineData("{\"type\":\"vote:submit\",\"data\":{\"value\":\"seven\"}}", 422, "bad_card")]
    [InlineData("{\"type\":\"vote:submit\",\"data\":{\"value\":\"5\",\"round\":9}}", 409, "stale_round")]
    public async Task Junk_is_answered_and_the_socket_stays(string text, int status, string code)
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync(table.Host);
        await talker.SayAsync(text);
        Answer.AssertRefused(status, code, await talker.AnswerAsync(null));
        Assert.Equal(200, (int)(await talker.AskAsync("vote:submit", new JsonObject { ["value"] = "5" }))["status"]!);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_answered_and_nothing_is_done()
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync(table.Host);
        await talker.SayAsync([.. """{"type":"story:create","data":{"title":"a"""u8, 0xff, .. "\"}}"u8]);
        Answer.AssertRefused(400, "bad_request", await talker.AnswerAsync(null));
        Assert.Equal(1, await table.VersionAsync());
        Assert.Empty(server.Errors);
    }

    [Fact]
    public async Task A_message_beyond_64_KB_is_answered_and_the_socket_stays()
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync(table.Host);
        await talker.SayAsync(new string(' ', 64 * 1024 + 1));
        Answer.AssertRefused(413, "too_large", await talker.AnswerAsync(null));
        await talker.SayAsync("""{"type":"vote:submit","id":"full","data":{"value":"5"}}""".PadRight(64 * 1024));
        Assert.Equal(200, (int)(await talker.AnswerAsync("full"))["status"]!);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1023)]
    [InlineData(1024, 1)]
    [InlineData(1025, 5000)]
    public async Task A_message_in_parts_is_one_wherever_it_is_cut(int first, int second)
    {
        var table = await ServerSession.OpenAsync(server);
        using var talker = await table.TalkAsync(table.Host);
        var text = """{"type":"vote:submit","id":"parts","data":{"value":"5"}}""".PadRight(8000);
        await talker.SayInPartsAsync(text[..first], text.Substring(first, second), text[(first + second)..]);
        Assert.Equal(200, (int)(await talker.AnswerAsync("parts"))["status"]!);
    }
}

using System.Text.Json.Nodes;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>Messages on the WebSocket of the API may come in parts, be too long or be invalid.</summary>
public sealed class ClientMessageTests(TestServer server)
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
    public async Task An_invalid_message_is_refused_and_the_socket_stays_open(string text, int status, string code)
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        await socket.SendAsync(text);
        WebSocketClient.AssertRefused(status, code, await socket.ReadAnswerAsync(null));
        Assert.Equal(200, (int)(await socket.RequestAsync("vote:submit", new JsonObject { ["value"] = "5" }))["status"]!);
    }

    [Fact]
    public async Task A_message_that_is_not_text_is_refused_and_does_nothing()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        await socket.SendAsync([.. """{"type":"story:create","data":{"title":"a"""u8, 0xff, .. "\"}}"u8]);
        WebSocketClient.AssertRefused(400, "bad_request", await socket.ReadAnswerAsync(null));
        Assert.Equal(1, await session.VersionAsync());
        Assert.Empty(server.Errors);
    }

    [Fact]
    public async Task A_message_beyond_64_KB_is_refused_and_the_socket_stays_open()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        await socket.SendAsync(new string(' ', 64 * 1024 + 1));
        WebSocketClient.AssertRefused(413, "too_large", await socket.ReadAnswerAsync(null));
        await socket.SendAsync("""{"type":"vote:submit","id":"full","data":{"value":"5"}}""".PadRight(64 * 1024));
        Assert.Equal(200, (int)(await socket.ReadAnswerAsync("full"))["status"]!);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1023)]
    [InlineData(1024, 1)]
    [InlineData(1025, 5000)]
    public async Task A_message_in_parts_is_read_as_one_wherever_it_is_cut(int first, int second)
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await session.OpenApiSocketAsync(session.Host);
        var text = """{"type":"vote:submit","id":"parts","data":{"value":"5"}}""".PadRight(8000);
        await socket.SendInPartsAsync(text[..first], text.Substring(first, second), text[(first + second)..]);
        Assert.Equal(200, (int)(await socket.ReadAnswerAsync("parts"))["status"]!);
    }
}

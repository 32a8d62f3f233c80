using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>A script that sends its commands and ends, without the closing handshake and without waiting for answers.</summary>
public sealed class CutConversationTests(TestServer server)
{
    const int Commands = 40;

    [Fact]
    public async Task Commands_sent_together_are_all_done_though_the_script_has_ended()
    {
        var session = await ServerSession.OpenAsync(server);
        using var socket = await RawSocket.OpenAsync(server, $"/api/sessions/{session.Code}/ws", session.Host);
        await socket.SendTogetherAsync(Enumerable.Range(0, Commands).Select(number =>
            $$$"""{"type":"story:create","id":"c{{{number}}}","data":{"id":"story-{{{number}}}","title":"Story {{{number}}}"}}"""));

        var received = await socket.EndAndReadAsync();

        string[] stories = [];
        while (stories.Length < Commands)
        {
            TestTimeout.Token.ThrowIfCancellationRequested();
            stories = [.. (await session.SnapshotAsync())["stories"]!.AsArray().Select(story => (string)story!["storyId"]!)];
        }
        Assert.Equal(Enumerable.Range(0, Commands).Select(number => $"story-{number}"), stories);
        TestContext.Current.SendDiagnosticMessage($"{received.Split("replyTo").Length - 1} answers");
    }
}

using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>People of three languages at one table each read their own, over every transport.</summary>
public sealed class LanguageFramesTests(TestServer server)
{
    static readonly string[] Names = ["de", "en", "ar"];

    [Fact]
    public async Task Event_streams_are_in_the_language_of_their_page()
    {
        var session = await ServerSession.OpenAsync(server);
        var streams = new Dictionary<string, EventStreamClient>();
        foreach (var name in Names) streams[name] = await session.OpenPageStreamAsync(session.Host, $"?since=1&language={name}");
        foreach (var stream in streams.Values) await stream.ReadUntilAsync("me:changed");
        await session.RunAsync(session.Host, new Vote("5"));
        foreach (var (name, stream) in streams)
        {
            AssertToast(name, (await stream.ReadUntilAsync("vote:submitted")).Data);
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task WebSockets_are_in_the_language_of_their_page()
    {
        var session = await ServerSession.OpenAsync(server);
        var sockets = new Dictionary<string, WebSocketClient>();
        foreach (var name in Names)
            sockets[name] = await WebSocketClient.OpenAsync(server, $"/s/{session.Code}/live/ws?since=1&language={name}", session.Host);
        foreach (var socket in sockets.Values) await socket.ReadUntilAsync("me:changed");
        await session.RunAsync(session.Host, new Vote("5"));
        foreach (var (name, socket) in sockets)
        {
            AssertToast(name, (await socket.ReadUntilAsync("vote:submitted")).Data);
            socket.Dispose();
        }
    }

    [Fact]
    public async Task Polls_are_in_the_language_of_their_page()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new Vote("5"));
        foreach (var name in Names)
            Assert.Contains(Languages.Named(name)!.Text(Word.TallyAll), await PollAsync(session, name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "de", "fr", "de")]
    [InlineData("", null, "fr", "fr")]
    [InlineData("&language=en", "de", "fr", "en")]
    [InlineData("&language=nonsense", "de", "fr", "de")]
    public async Task A_connection_is_in_the_language_of_its_page_or_else_in_that_of_the_browser(
        string query, string? chosen, string wanted, string expected)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new Vote("5"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}/live/poll?wait=0{query}");
        var cookie = chosen is null ? "" : $"; language={chosen}";
        request.Headers.Add("Cookie", $"device={session.Host.Token}{cookie}");
        request.Headers.Add("Accept-Language", wanted);
        using var frames = await server.Http.SendAsync(request, TestTimeout.Token);
        var text = await frames.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Contains(Languages.Named(expected)!.Text(Word.TallyAll), text, StringComparison.Ordinal);
    }

    /// <remarks>In Arabic, the Latin name is isolated.</remarks>
    static void AssertToast(string name, string html)
    {
        var voter = name == "ar" ? "\u2068Hana\u2069" : "Hana";
        var toast = Languages.Named(name)!.Format(Word.EventVoted).With(voter);
        Assert.Contains(toast, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    async Task<string> PollAsync(ServerSession session, string name)
    {
        using var frames = await server.SendAsBrowserAsync(
            HttpMethod.Get, $"/s/{session.Code}/live/poll?wait=0&language={name}", session.Host);
        return await frames.Content.ReadAsStringAsync(TestTimeout.Token);
    }
}

using System.Text;
using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Secrecy;

/// <summary>
/// One of two sessions that differ only in the votes of the secret voter; records every byte that the others receive. Random codes, ids and
/// tokens are replaced by names.
/// </summary>
sealed partial class TwinSession : IAsyncDisposable
{
    readonly ServerSession session, watched;
    readonly TestPlayer secret, other;
    readonly List<TestPlayer> viewers;
    readonly List<EventStreamClient> streams = [];

    /// <summary>
    /// Keeps the host present where the commands are sent: that no host is present is noted in the session, at a time of its own in each.
    /// </summary>
    readonly EventStreamClient hostStream;

    TwinSession(
        ServerSession session, ServerSession watched, TestPlayer secret, TestPlayer other, List<TestPlayer> viewers,
        EventStreamClient hostStream) =>
        (this.session, this.watched, this.secret, this.other, this.viewers, this.hostStream) =
            (session, watched, secret, other, viewers, hostStream);

    /// <param name="server">The server to which commands are sent.</param>
    /// <param name="watched">The server from which the others receive; null if it is the same.</param>
    public static Task<TwinSession> OpenAsync(TestServer server, TestServer? watched = null) =>
        OpenAsync(server, watched ?? server, withOtherVoter: true);

    static async Task<TwinSession> OpenAsync(TestServer server, TestServer watchedOn, bool withOtherVoter)
    {
        var session = await ServerSession.OpenAsync(server);
        var secret = await session.JoinAsync("Secret");
        var (voter, observer) = (await session.JoinAsync("Voter"), await session.JoinAsync("Observer", Role.Observer));
        await session.RunAsync(session.Host, new CreateStory("s-1", "First"));
        await session.RunAsync(session.Host, new StartStory(new("s-1")));
        List<TestPlayer> viewers = [session.Host, voter, observer, TestPlayer.Stranger];
        if (!withOtherVoter) viewers.Remove(voter);
        var watched = new ServerSession(watchedOn, session.Code, session.Host);
        var hostStream = await session.OpenPageStreamAsync(session.Host);
        await hostStream.ReadUntilAsync("me:changed");
        var twin = new TwinSession(session, watched, secret, voter, viewers, hostStream);
        await using var secretStream = await session.OpenPageStreamAsync(secret);
        await secretStream.ReadUntilAsync("me:changed");
        foreach (var viewer in twin.viewers)
        {
            twin.streams.Add(await watched.OpenPageStreamAsync(viewer));
            await twin.streams[^1].ReadUntilAsync(viewer.Token is null ? "presence:changed" : "me:changed");
            twin.streams.Add(await watched.OpenApiStreamAsync(viewer));
            await twin.streams[^1].ReadUntilAsync("presence:changed");
        }
        return twin;
    }

    public Task RunAsSecretVoterAsync(Command command) => session.RunAsync(secret, command);

    /// <summary>Two voters whose cards nobody else may tell apart. What the other one receives is not recorded.</summary>
    public static async Task<TwinSession> OpenAnonymousAsync(TestServer server)
    {
        var twin = await OpenAsync(server, server, withOtherVoter: false);
        await twin.RunAsHostAsync(new UpdateSession(Settings: new(Anonymous: true)));
        return twin;
    }

    public Task RunAsOtherVoterAsync(Command command) => session.RunAsync(other, command);

    public Task RunAsHostAsync(Command command) => session.RunAsync(session.Host, command);


    /// <summary>Everything that the others have received, by its source.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReceivedAsync()
    {
        var version = await session.VersionAsync();
        var seen = new Dictionary<string, string>();
        foreach (var stream in streams)
        {
            if (stream.Received.All(frame => frame.Id != version)) await stream.ReadUntilAsync(version);
            seen[$"stream {streams.IndexOf(stream)} of {viewers[streams.IndexOf(stream) / 2].Name}"] =
                Normalise(string.Join('\n', stream.Received.Where(IsOfTheGame).Select(frame => $"{frame}: {frame.Data}")));
        }
        foreach (var viewer in viewers)
            foreach (var path in (string[])["/s/{0}", "/s/{0}/stories", "/s/{0}/players", "/s/{0}/settings", "/s/{0}/export.csv",
                "/s/{0}/export.json", "/s/{0}/export.md", "/s/{0}/export.votes.csv", "/s/{0}/export.table.md",
                "/s/{0}/summary", "/s/{0}/references", "/s/{0}/live/poll?wait=0",
                "/api/sessions/{0}", "/api/sessions/{0}/export?format=csv", "/api/sessions/{0}?since=0"])
                seen[$"{path} of {viewer.Name}"] = Normalise(await GetAsync(viewer, path));
        return seen;
    }

    /// <summary>Pings, and who is present, come with the time: not where it stands still.</summary>
    bool IsOfTheGame(ReceivedFrame frame) =>
        watched.Server == session.Server || frame.Name is not ("live:ping" or "presence:changed");

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in streams.Append(hostStream)) await stream.DisposeAsync();
    }

    async Task<string> GetAsync(TestPlayer player, string path)
    {
        var address = path.Replace("{0}", session.Code, StringComparison.Ordinal);
        using var response = await watched.Server.SendAsBrowserAsync(HttpMethod.Get, address, player);
        return await ResponseText.OfAsync(response);
    }

    string Normalise(string text)
    {
        var normal = new StringBuilder(text).Replace(session.Code, "CODE");
        foreach (var person in viewers.Append(secret).Append(other).Where(person => person.Token is not null))
            normal.Replace(person.Id.Value, $"ID-OF-{person.Name}").Replace(person.Token!, "TOKEN");
        return RandomValue().Replace(QrCode().Replace(normal.ToString(), "QR"), "RANDOM");
    }

    /// <summary>The image of the session link.</summary>
    [GeneratedRegex("""(M\d+ \d+h1v1h-1z)+""")]
    private static partial Regex QrCode();

    /// <summary>The id of the next story on a page, a stranger's new cookie, and what a poll has seen: it depends on the code.</summary>
    [GeneratedRegex("(?<=name=\"id\" value=\")[a-z0-9]+|(?<=Set-Cookie: device=)[^;]+|(?<=\"seen\":\")[0-9a-f]+")]
    private static partial Regex RandomValue();
}

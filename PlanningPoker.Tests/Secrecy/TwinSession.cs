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
    readonly ServerSession session;
    readonly TestPlayer secret;
    readonly List<TestPlayer> viewers;
    readonly List<EventStreamClient> streams = [];

    TwinSession(ServerSession session, TestPlayer secret, List<TestPlayer> viewers) =>
        (this.session, this.secret, this.viewers) = (session, secret, viewers);

    public static async Task<TwinSession> OpenAsync(TestServer server)
    {
        var session = await ServerSession.OpenAsync(server);
        var secret = await session.JoinAsync("Secret");
        var (voter, observer) = (await session.JoinAsync("Voter"), await session.JoinAsync("Observer", Role.Observer));
        await session.RunAsync(session.Host, new CreateStory("s-1", "First"));
        await session.RunAsync(session.Host, new StartStory(new("s-1")));
        var twin = new TwinSession(session, secret, [session.Host, voter, observer, TestPlayer.Stranger]);
        await using var secretStream = await session.OpenPageStreamAsync(secret);
        await secretStream.ReadUntilAsync("me:changed");
        foreach (var viewer in twin.viewers)
        {
            twin.streams.Add(await session.OpenPageStreamAsync(viewer));
            await twin.streams[^1].ReadUntilAsync(viewer.Token is null ? "presence:changed" : "me:changed");
            twin.streams.Add(await session.OpenApiStreamAsync(viewer));
            await twin.streams[^1].ReadUntilAsync("presence:changed");
        }
        return twin;
    }

    public Task RunAsSecretVoterAsync(Command command) => session.RunAsync(secret, command);

    public Task RunAsOtherVoterAsync(Command command) => session.RunAsync(viewers[1], command);

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
                Normalise(string.Join('\n', stream.Received.Select(frame => $"{frame}: {frame.Data}")));
        }
        foreach (var viewer in viewers)
            foreach (var path in (string[])["/s/{0}", "/s/{0}/stories", "/s/{0}/players", "/s/{0}/settings", "/s/{0}/export.csv",
                "/s/{0}/export.json", "/s/{0}/export.md",
                "/api/sessions/{0}", "/api/sessions/{0}/export?format=csv", "/api/sessions/{0}?since=0"])
                seen[$"{path} of {viewer.Name}"] = Normalise(await GetAsync(viewer, path));
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    async Task<string> GetAsync(TestPlayer player, string path)
    {
        var address = path.Replace("{0}", session.Code, StringComparison.Ordinal);
        using var response = await session.Server.SendAsBrowserAsync(HttpMethod.Get, address, player);
        return await ResponseText.OfAsync(response);
    }

    string Normalise(string text)
    {
        var normal = new StringBuilder(text).Replace(session.Code, "CODE");
        foreach (var person in viewers.Append(secret).Where(person => person.Token is not null))
            normal.Replace(person.Id.Value, $"ID-OF-{person.Name}").Replace(person.Token!, "TOKEN");
        return RandomValue().Replace(QrCode().Replace(normal.ToString(), "QR"), "RANDOM");
    }

    /// <summary>The image of the session link.</summary>
    [GeneratedRegex("""(M\d+ \d+h1v1h-1z)+""")]
    private static partial Regex QrCode();

    /// <summary>The id of the next story on a page, and the new cookie of a stranger.</summary>
    [GeneratedRegex("(?<=name=\"id\" value=\")[a-z0-9]+|(?<=Set-Cookie: device=)[^;]+")]
    private static partial Regex RandomValue();
}

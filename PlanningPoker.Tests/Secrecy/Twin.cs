using System.Text;
using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Secrecy;

/// <summary>
/// One of two sessions that differ only in what the secret voter plays: those who look on, and every byte that they get. Codes, ids and
/// tokens are random, so they are written as whose they are.
/// </summary>
sealed partial class Twin : IAsyncDisposable
{
    readonly ServerSession table;
    readonly Person secret;
    readonly List<Person> onlookers;
    readonly List<Listener> streams = [];

    Twin(ServerSession table, Person secret, List<Person> onlookers) => (this.table, this.secret, this.onlookers) = (table, secret, onlookers);

    public static async Task<Twin> SeatAsync(TestServer server)
    {
        var table = await ServerSession.OpenAsync(server);
        var secret = await table.JoinAsync("Secret");
        var (voter, observer) = (await table.JoinAsync("Voter"), await table.JoinAsync("Observer", Role.Observer));
        await table.RunAsync(table.Host, new CreateStory("s-1", "First"));
        await table.RunAsync(table.Host, new StartStory(new("s-1")));
        var twin = new Twin(table, secret, [table.Host, voter, observer, Person.Stranger]);
        await using var secretly = await table.WatchAsync(secret);
        await secretly.UntilAsync("me:changed");
        foreach (var onlooker in twin.onlookers)
        {
            twin.streams.Add(await table.WatchAsync(onlooker));
            await twin.streams[^1].UntilAsync(onlooker.Token is null ? "presence:changed" : "me:changed");
            twin.streams.Add(await table.ListenAsync(onlooker));
            await twin.streams[^1].UntilAsync("presence:changed");
        }
        return twin;
    }

    public Task PlayAsync(Command command) => table.RunAsync(secret, command);

    public Task VoteBesideAsync(Command command) => table.RunAsync(onlookers[1], command);

    public Task HostAsync(Command command) => table.RunAsync(table.Host, command);

    /// <summary>All that the others have got up to now, by what it is.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SeenAsync()
    {
        var version = await table.VersionAsync();
        var seen = new Dictionary<string, string>();
        foreach (var stream in streams)
        {
            if (stream.Heard.All(frame => frame.Id != version)) await stream.UntilAsync(version);
            seen[$"stream {streams.IndexOf(stream)} of {onlookers[streams.IndexOf(stream) / 2].Name}"] =
                Normal(string.Join('\n', stream.Heard.Select(frame => $"{frame}: {frame.Data}")));
        }
        foreach (var onlooker in onlookers)
            foreach (var path in (string[])["/s/{0}", "/s/{0}/stories", "/s/{0}/players", "/s/{0}/settings", "/s/{0}/export.csv", "/s/{0}/export.json", "/s/{0}/export.md",
                "/api/sessions/{0}", "/api/sessions/{0}/export?format=csv", "/api/sessions/{0}?since=0"])
                seen[$"{path} of {onlooker.Name}"] = Normal(await GetAsync(onlooker, path));
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    async Task<string> GetAsync(Person who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path.Replace("{0}", table.Code, StringComparison.Ordinal));
        who.Sign(request, asBrowser: true);
        using var response = await table.Server.Http.SendAsync(request, Deadline.Token);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync(Deadline.Token)}";
    }

    string Normal(string text)
    {
        var normal = new StringBuilder(text).Replace(table.Code, "CODE");
        foreach (var person in onlookers.Append(secret).Where(person => person.Token is not null))
            normal.Replace(person.Id.Value, $"ID-OF-{person.Name}").Replace(person.Token!, "TOKEN");
        return Fresh().Replace(QrCode().Replace(normal.ToString(), "QR"), "FRESH");
    }

    /// <summary>The picture of the session's link.</summary>
    [GeneratedRegex("""(M\d+ \d+h1v1h-1z)+""")]
    private static partial Regex QrCode();

    /// <summary>The id of the story that the page would add, and the key of one who comes to join.</summary>
    [GeneratedRegex("(?<=name=\"id\" value=\")[a-z0-9]+|(?<=Set-Cookie: device=)[^;]+")]
    private static partial Regex Fresh();
}

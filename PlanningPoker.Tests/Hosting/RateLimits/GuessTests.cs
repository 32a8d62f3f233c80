using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>What one browser guesses costs the browser, not its office; and invented keys cost nobody anything.</summary>
public class GuessTests
{
    const string Secret = "blue whale";

    [Fact]
    public async Task A_browser_that_guesses_is_refused_before_it_has_used_up_what_its_address_has()
    {
        await using var own = await StartAsync();
        var session = await ServerSession.OpenAsync(own);
        var colleague = await session.JoinAsync("Colleague");
        Assert.Equal([404, 404, 404, 429, 429, 429, 429], await GuessCodesAsync(own, Enumerable.Repeat(session.Host, 7)));
        Assert.Equal([404, 404, 404, 429], await GuessCodesAsync(own, Enumerable.Repeat(colleague, 4)));
        Assert.Equal([429], await GuessCodesAsync(own, [null]));
        using var page = await own.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}", session.Host);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_new_key_for_each_guess_does_not_pass_the_limit_of_the_address()
    {
        await using var own = await StartAsync();
        Assert.Equal([404, 404, 404, 404, 404, 404, 429, 429, 429], await GuessCodesAsync(own, Invented(9)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_makes_the_servers_count_more_keys_than_the_address_may_guess(bool isJoin)
    {
        var counts = new RecordedCounts();
        var settings = new RateLimitSettings { UnknownCodesPerMinute = 6, JoinsPerMinute = 6, GuessesPerDevice = 3 };
        using var limits = new Web.Hosting.RateLimits.RateLimits(settings, counts);
        for (var i = 0; i < 1000; i++)
        {
            using var leases = new RateLimitLeases();
            var isRefused = await leases.AcquireAsync(isJoin
                ? limits.OfJoin("192.0.2.1", "a session", $"key {i}") : limits.OfUnknownCode("192.0.2.1", $"key {i}")) is not null;
            Assert.Equal(i >= 6, isRefused);
        }
        Assert.Equal(6, counts.Counted.Count(each => each.Name == "guesses"));
        Assert.InRange(counts.Counted.Count, 12, 18);
    }

    [Theory]
    [InlineData("form", 403)]
    [InlineData("api", 403)]
    [InlineData("socket", 422)]
    public async Task A_browser_that_guesses_a_passcode_is_refused_and_a_colleague_still_joins(string way, int wrong)
    {
        await using var own = await StartAsync();
        var session = await OpenAsync(own, way);
        var guesser = new TestPlayer("Guesser", default, new string('g', 43));
        foreach (var expected in (int[])[wrong, wrong, wrong, 429, 429, 429, 429, 429])
            Assert.Equal(expected, await JoinAsync(way, session, guesser, "wrong"));

        Assert.Equal(429, await JoinAsync(way, session, guesser, Secret));
        var colleague = new TestPlayer("Colleague", default, new string('c', 43));
        Assert.InRange(await JoinAsync(way, session, colleague, Secret), 201, 303);
    }

    [Theory]
    [InlineData("form", 403)]
    [InlineData("api", 403)]
    [InlineData("socket", 422)]
    public async Task A_new_key_for_each_passcode_does_not_pass_the_limit_of_the_address(string way, int wrong)
    {
        await using var own = await StartAsync();
        var session = await OpenAsync(own, way);
        var answers = new List<int>();
        foreach (var key in Invented(9)) answers.Add(await JoinAsync(way, session, key!, "wrong"));
        Assert.Equal([wrong, wrong, wrong, wrong, wrong, wrong, 429, 429, 429], answers);
    }

    [Fact]
    public async Task Joins_with_a_wrong_code_use_up_no_joins_of_the_address()
    {
        await using var own = await StartAsync();
        var session = await ServerSession.OpenAsync(own);
        for (var i = 0; i < 30; i++)
            using (await own.SendAsBrowserAsync(HttpMethod.Post, "/s/0000-0000-0000/join", null, ("name", "Guesser")))
            {
            }
        await session.JoinAsync("Colleague");
    }

    [Fact]
    public async Task A_player_comes_back_with_the_token_after_a_neighbour_has_used_up_the_joins()
    {
        await using var own = await StartAsync();
        var session = await ServerSession.OpenAsync(own);
        foreach (var key in Invented(7)) await JoinAsync("socket", session, key!, "wrong");
        using var handshake = await session.OpenApiSocketAsync(session.Host);
        var back = await handshake.RequestAsync("session:join", new JsonObject { ["playerToken"] = session.Host.Token });
        Assert.Equal(200, (int)back["status"]!);
    }

    static Task<TestServer> StartAsync() => TestServer.StartAsync(settings:
        [("Limits:GuessesPerDevice", "3"), ("Limits:UnknownCodesPerMinute", "6"), ("Limits:JoinsPerMinute", "6")]);

    static IEnumerable<TestPlayer?> Invented(int count) =>
        Enumerable.Range(0, count).Select(i => new TestPlayer($"Key {i}", default, $"{i:D43}"));

    static async Task<List<int>> GuessCodesAsync(TestServer server, IEnumerable<TestPlayer?> guessers)
    {
        var answers = new List<int>();
        foreach (var guesser in guessers)
        {
            using var answer = await server.SendAsBrowserAsync(HttpMethod.Get, "/s/0000-0000-0000", guesser);
            answers.Add((int)answer.StatusCode);
        }
        return answers;
    }

    /// <summary>A session with a passcode; for the socket, which strangers to such a session cannot open, one without.</summary>
    static async Task<ServerSession> OpenAsync(TestServer server, string way)
    {
        var session = await ServerSession.OpenAsync(server);
        if (way != "socket") await session.RunAsync(session.Host, new UpdateSession(Settings: new(Passcode: Secret)));
        return session;
    }

    static async Task<int> JoinAsync(string way, ServerSession session, TestPlayer guesser, string passcode)
    {
        if (way == "form")
        {
            using var answer = await session.Server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/join", guesser,
                ("name", guesser.Name), ("role", "voter"), ("passcode", passcode));
            return (int)answer.StatusCode;
        }
        if (way == "api")
        {
            using var answer = await session.SendAsync(HttpMethod.Post, "/players", guesser, new { name = guesser.Name, passcode });
            return (int)answer.StatusCode;
        }
        using var socket = await session.OpenApiSocketAsync(guesser);
        var name = passcode == Secret ? guesser.Name : "";
        var reply = await socket.RequestAsync("session:join", new JsonObject { ["name"] = name });
        return (int)reply["status"]!;
    }

    /// <summary>Counts nothing, and remembers what was to be counted.</summary>
    sealed class RecordedCounts : ISharedCounts
    {
        public ConcurrentBag<(string Name, string Key)> Counted { get; } = [];

        public ValueTask<(long Count, TimeSpan Left)?> AddAsync(string name, string key, TimeSpan window)
        {
            Counted.Add((name, key));
            return ValueTask.FromResult<(long, TimeSpan)?>((1, window));
        }
    }
}

using System.Globalization;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>
/// How far a page may be behind, by the pings that arrive: <c>live/freshness.js</c> with times that a test makes up, in milliseconds.
/// </summary>
public class FreshnessTests(PokerServer server) : ConnectionScenario(server)
{
    /// <summary>Pings as [sent, arrived]; then the status at a moment.</summary>
    const string Measure = """
        async ([pings, roundTrip, now, answer]) => {
          const { name } = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('live/freshness.js'));
          const { Freshness } = await import(name);
          const freshness = new Freshness(0);
          const clock = 'server';
          if (answer) freshness.addHello({ sent: pings[0][0], clock }, 0, pings[0][1]);
          for (const [sent, arrived] of pings) freshness.addPing(sent, arrived);
          const last = pings.at(-1)[1];
          const isToBlame = answer && freshness.addCheck(answer, { sent: last - answer + 1_000_000, clock }, last);
          if (roundTrip) freshness.addAnswer(roundTrip, pings.at(-1)[1]);
          const status = freshness.isLate(now) ? 'late' : 'in time';
          return `${status}${freshness.isHeldBack ? ', held back' : ''}${isToBlame ? ', to blame' : ''}`;
        }
        """;

    /// <param name="what">What happens.</param>
    /// <param name="pings">When each ping is sent and how long it takes; the server's clock is a million ahead.</param>
    /// <param name="roundTrip">How long a request takes; 0 if none was sent.</param>
    /// <param name="now">The time after the last ping.</param>
    /// <param name="expected">Whether the page may say that it is connected.</param>
    /// <param name="answer">How long the answer to a request beside the connection takes; 0 if there is none.</param>
    [Theory]
    [InlineData("a fast network", "1 0.1 2 0.1 6 0.1", 0, 3, "in time")]
    [InlineData("every ping takes a second", "1 1 2 1 6 1 10 1", 2, 3.9, "in time")]
    [InlineData("every ping takes a second, and the next poll is on its way", "1 1 2 1 6 1 10 1", 2, 7, "in time")]
    [InlineData("a request takes four seconds, perhaps all of it to the page", "1 4 2 4 6 4 10 4", 4, 3.9, "late")]
    [InlineData("one hiccup of three seconds", "1 0.1 2 0.1 6 3.1 10 0.1", 0, 3, "in time")]
    [InlineData("jitter below two seconds", "1 0.1 2 1.9 6 0.4 10 1.8 14 1.9", 0, 3, "in time")]
    [InlineData("each ping is held until the next", "1 1 2 2 4 4 8 4", 0, 0, "late, held back")]
    [InlineData("now and then a ping is held", "1 0.1 2 0.1 6 3 10 0.1 14 3", 0, 0, "late, held back")]
    [InlineData("on time again", "1 0.1 2 0.1 6 3 10 3 14 0.1", 0, 0, "in time")]
    [InlineData("an outage, then all at once", "1 0.1 2 0.1 6 0.1 10 7.1 14 3.1", 0, 0, "in time")]
    [InlineData("a longer one", "1 0.1 2 0.1 6 0.1 10 11.1 14 7.1 18 3.1", 0, 0, "in time")]
    [InlineData("an outage, and on time again", "1 0.1 2 0.1 6 0.1 10 7.1 14 3.1 18 0.1", 0, 3, "in time")]
    [InlineData("two messages are held until the next", "1 0.1 2 0.1 6 9 10 5 14 9 18 5", 0, 0, "late, held back")]
    [InlineData("silence", "1 0.1 2 0.1", 0, 6.5, "late")]
    [InlineData("each way takes three seconds", "1 3 2 3 6 3", 6, 1, "late")]
    [InlineData("clocks that drift by a second in ten thousand", "1 0.1 3601 0.46 3605 0.46", 0, 1, "in time")]
    [InlineData("each message takes three seconds, a request none", "1 3 2 3 6 3", 0, 0, "late, held back, to blame", 0.1)]
    [InlineData("all takes one second, requests too", "1 1 2 1 6 1", 0, 0, "in time", 1)]
    [InlineData("all takes three seconds, requests too", "1 3 2 3 6 3", 0, 0, "late", 3)]
    public async Task Pings_show_whether_a_page_may_be_behind(
        string what, string pings, double roundTrip, double now, string expected, double answer = 0)
    {
        var page = (await Team.StartSessionAsync("Sprint 12", "Alice")).Page;
        var numbers = pings.Split(' ').Select(text => 1000 * double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var measured = numbers.Chunk(2).Select(ping => new[] { ping[0] + 1_000_000, ping[0] + ping[1] }).ToArray();
        var status = await page.EvaluateAsync<string>(
            Measure, new object[] { measured, roundTrip * 1000, measured[^1][1] + now * 1000, answer * 1000 });
        Assert.Equal($"{what}: {expected}", $"{what}: {status}");
    }
}

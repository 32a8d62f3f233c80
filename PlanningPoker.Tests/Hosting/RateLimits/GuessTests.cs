using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>What one browser guesses costs the browser, not its office.</summary>
public class GuessTests
{
    [Fact]
    public async Task A_browser_that_guesses_is_refused_before_it_has_used_up_what_its_address_has()
    {
        await using var own = await TestServer.StartAsync(
            settings: [("Limits:GuessesPerDevice", "3"), ("Limits:UnknownCodesPerMinute", "6")]);
        var session = await ServerSession.OpenAsync(own);
        var colleague = await session.JoinAsync("Colleague");
        Assert.Equal([404, 404, 404, 429, 429, 429, 429], await GuessAsync(session.Host, 7));
        Assert.Equal([404, 404, 404, 429], await GuessAsync(colleague, 4));
        Assert.Equal([429], await GuessAsync(null, 1));
        using var page = await own.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}", session.Host);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        async Task<List<int>> GuessAsync(TestPlayer? player, int times)
        {
            var answers = new List<int>();
            for (var i = 0; i < times; i++)
            {
                using var answer = await own.SendAsBrowserAsync(HttpMethod.Get, "/s/0000-0000-0000", player);
                answers.Add((int)answer.StatusCode);
            }
            return answers;
        }
    }
}

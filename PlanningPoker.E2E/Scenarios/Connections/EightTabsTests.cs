using System.Diagnostics;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>Many tabs work although a browser opens only six HTTP/1.1 connections to a server.</summary>
[Collection(nameof(NonParallel))]
public class EightTabsTests(PokerServer server, ITestOutputHelper output) : TableTests(server)
{
    static readonly TimeSpan MaxResponseTime = TimeSpan.FromSeconds(2);
    static readonly string[] Faces = ["1", "2", "3", "5", "8", "13", "20", "40"];

    [Fact]
    public async Task Eight_tabs_of_one_player_are_all_live_and_each_gets_its_response_within_two_seconds()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        List<TablePage> tabs = [Team["Bob"]];
        while (tabs.Count < Faces.Length) tabs.Add(await tabs[0].OpenAnotherTabAsync());
        await EachAsync(tabs, tab => tab.ExpectStatusAsync("Connected (2 players online)"));
        await EachAsync(tabs, tab => tab.ExpectTransportAsync("WebSocket"));

        await alice.VoteAsync("½");
        await EachAsync(tabs, tab => tab.ExpectProgressAsync("1 of 2 voted"));
        using var promise = TimePromise.Watch();
        List<TimeSpan> times = [];
        foreach (var (tab, face) in tabs.Zip(Faces))
        {
            times.Add(await ResponseTimeOfAsync(tab, face));
            await EachAsync(tabs, other => other.ExpectMyCardAsync(face));
        }
        output.WriteLine($"Answered in {string.Join(", ", times.Select(time => $"{time.TotalMilliseconds:F0} ms"))}");
        Assert.All(times, time => promise.ExpectWithin(MaxResponseTime, time));

        await alice.RevealAsync();
        await EachAsync(tabs, tab => tab.ExpectCardOfAsync("Bob", Faces[^1]));
    }

    /// <returns>The time from the click to the response.</returns>
    static async Task<TimeSpan> ResponseTimeOfAsync(TablePage tab, string face)
    {
        // A tab in the background renders once a second, and a click waits for that.
        await tab.Page.BringToFrontAsync();
        await tab.Card(face).HoverAsync();
        var clock = Stopwatch.GetTimestamp();
        await tab.Page.RunAndWaitForResponseAsync(
            () => tab.VoteAsync(face), answer => answer.Url.EndsWith("/vote", StringComparison.Ordinal));
        return Stopwatch.GetElapsedTime(clock);
    }

    static Task EachAsync(List<TablePage> tabs, Func<TablePage, Task> act) => Task.WhenAll(tabs.Select(act));
}

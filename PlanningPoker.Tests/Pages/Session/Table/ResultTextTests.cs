using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Table;

/// <summary>The texts of a revealed round: the verdict under the cards, the consensus and the announcement say the same.</summary>
public partial class ResultTextTests(TestServer server)
{
    [Theory]
    [InlineData("5", "Only one estimate: 5", "One estimate", "only one estimate, 5.")]
    [InlineData("5 ☕", "Only one estimate: 5", "One estimate", "only one estimate, 5.")]
    [InlineData("5 5 ?", "2 of 3 say 5", "Yes – 2 of 3 on 5", "2 of 3 say 5.")]
    [InlineData("5 5", "All agree on 5", "Yes – all on 5", "all agree on 5.")]
    [InlineData("5 8", "From 5 to 8", "No – 50% agree", "average 6.5, median 6.5, no consensus.")]
    [InlineData("?", "No estimates", "No – 0% agree", "")]
    public async Task Verdict_consensus_and_announcement_agree(string faces, string verdict, string consensus, string spoken)
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var (i, face) in faces.Split(' ').Index()) await session.RunAsync(
            await session.JoinAsync($"Player {i + 1}"), new Vote(face));
        await using var watching = await session.OpenPageStreamAsync(session.Host);
        await session.RunAsync(session.Host, new Reveal());
        var fragments = (await watching.ReadUntilAsync("cards:revealed")).Data;

        var words = Space().Replace(Tag().Replace(fragments, ""), " ");
        Assert.Contains(verdict, words, StringComparison.Ordinal);
        Assert.Contains($"Consensus {consensus}", words, StringComparison.Ordinal);
        Assert.Contains($"Cards revealed{(spoken == "" ? "." : ": ")}{spoken}", fragments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_median_and_the_spread_of_cards_with_two_decimals_are_exact()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new UpdateSession(Deck: DeckChoice.Parse("0.25 1.5 2")));
        await session.RunAsync(session.Host, new Vote("0.25"));
        await session.RunAsync(await session.JoinAsync("Bob"), new Vote("1.5"));
        await session.RunAsync(session.Host, new Reveal());

        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}", session.Host);
        var words = Space().Replace(Tag().Replace(await page.Content.ReadAsStringAsync(TestTimeout.Token), " "), " ");

        Assert.Contains("Average 0.9 ", words, StringComparison.Ordinal);
        Assert.Contains("Median 0.88 ", words, StringComparison.Ordinal);
        Assert.Contains("Spread 1.25 ", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 big", "Average 1.5 1 vote not counted")]
    [InlineData("1 2 big ?", "Average 1.5 2 votes not counted")]
    [InlineData("1 2", "Average 1.5 ")]
    public async Task Beside_the_average_stands_how_many_votes_are_not_in_it(string faces, string average)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new UpdateSession(Deck: DeckChoice.Parse("1 2 big ?")));
        foreach (var (i, face) in faces.Split(' ').Index()) await session.RunAsync(
            await session.JoinAsync($"Player {i + 1}"), new Vote(face));
        await session.RunAsync(session.Host, new Reveal());

        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}", session.Host);
        var words = Space().Replace(Tag().Replace(await page.Content.ReadAsStringAsync(TestTimeout.Token), " "), " ");

        Assert.Contains(average, words, StringComparison.Ordinal);
        Assert.Equal(average.Contains("not", StringComparison.Ordinal), words.Contains("not counted", StringComparison.Ordinal));
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Web.Pages;

/// <summary>What a revealed round is called: the verdict under the cards, the consensus beside the figures and what is spoken say the same.</summary>
public partial class ResultWordsTests(TestServer server)
{
    [Theory]
    [InlineData("5", "Only one estimate: 5", "One estimate", "only one estimate, 5.")]
    [InlineData("5 ☕", "Only one estimate: 5", "One estimate", "only one estimate, 5.")]
    [InlineData("5 5 ?", "2 of 3 say 5", "Yes 2 of 3 on 5", "2 of 3 say 5.")]
    [InlineData("5 5", "All agree on 5", "Yes all on 5", "all agree on 5.")]
    [InlineData("5 8", "From 5 to 8", "No 50% agree", "average 6.5, median 6.5, no consensus.")]
    [InlineData("?", "No card with a size", "No 0% agree", "")]
    public async Task They_agree_with_each_other(string faces, string verdict, string consensus, string spoken)
    {
        var table = await ServerSession.OpenAsync(server);
        foreach (var (i, face) in faces.Split(' ').Index()) await table.RunAsync(await table.JoinAsync($"Player {i + 1}"), new Vote(face));
        await using var watching = await table.WatchAsync(table.Host);
        await table.RunAsync(table.Host, new Reveal());
        var fragments = (await watching.UntilAsync("cards:revealed")).Data;

        var words = Space().Replace(Tag().Replace(fragments, ""), " ");
        Assert.Contains(verdict, words, StringComparison.Ordinal);
        Assert.Contains($"Consensus {consensus}", words, StringComparison.Ordinal);
        Assert.Contains($"Cards revealed{(spoken == "" ? "." : ": ")}{spoken}", fragments, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

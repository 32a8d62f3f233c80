using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>Plays rounds with random votes, and checks on every screen what they show.</summary>
/// <param name="team">The team.</param>
/// <param name="seats">The names of the players, in seat order.</param>
/// <param name="seed">For the votes.</param>
sealed class Rounds(Team team, IReadOnlyList<string> seats, int seed)
{
    static readonly string[] Faces = ["½", "1", "2", "3", "5", "8", "13", "20", "?", "☕"];

    readonly Random random = new(seed);

    /// <summary>The number of the round on the table; the first is a quick vote.</summary>
    public int Number { get; set; } = 1;

    /// <summary>Those who are at their tables and vote.</summary>
    public required IReadOnlyList<string> Here { get; set; }

    public Task EveryoneAsync(Func<TablePage, Task> act) => Task.WhenAll(Here.Select(player => act(team[player])));

    /// <summary>The next round, on the story that is on the table already.</summary>
    /// <param name="story">The story.</param>
    /// <param name="numberInStory">The number of the round within the story.</param>
    /// <param name="reveal">What reveals the cards after all votes.</param>
    public async Task<PlayedRound> PlayAsync(BacklogStory story, int numberInStory, Func<Task> reveal)
    {
        Number++;
        await EveryoneAsync(async table =>
        {
            await Expect(table.Story).ToContainTextAsync($"Round {numberInStory}");
            await Expect(table.Story).ToContainTextAsync(story.Key);
        });
        var votes = Here.ToDictionary(player => player, _ => random.GetItems(Faces, 1)[0]);
        // Random votes hardly ever agree, so in every fifth round all votes are the same.
        if (Number % 5 == 0) votes = votes.ToDictionary(vote => vote.Key, vote => vote.Value is "?" or "☕" ? vote.Value : "8");
        await Task.WhenAll(votes.Select(vote => team[vote.Key].VoteAsync(vote.Value == "☕" ? "Coffee break" : vote.Value)));
        await EveryoneAsync(table => Expect(table.Page.Locator("#progress")).ToContainTextAsync($"{votes.Count} of "));
        await reveal();

        var result = new PlayedRound(Number, numberInStory, votes);
        await EveryoneAsync(table => ExpectAsync(table, result));
        return result;
    }

    public async Task ExpectAsync(TablePage table, PlayedRound result)
    {
        await Expect(table.Page.Locator(".player .card-front")).ToHaveTextAsync(
            seats.Select(player => result.Votes.GetValueOrDefault(player, "")));
        await table.ExpectResultAsync("Consensus", result.Consensus is null ? "No" : "Yes");
        if (result.Average is null) return;
        await table.ExpectResultAsync("Average", PlayedRound.Format(result.Average, 1));
        await table.ExpectResultAsync("Median", PlayedRound.Format(result.Median, 1));
    }
}

namespace PlanningPoker.Tests.Core.Views;

public class SuggestionTests
{
    static string? Of(Deck deck, params string[] faces) => RevealedRound.On(deck, faces).SuggestEstimate(deck);

    [Theory]
    [InlineData("5 5 ?", "5")]
    [InlineData("3 5 13", "5")]
    [InlineData("3 8", "5")]
    [InlineData("1 2", "2")]
    [InlineData("13 20", "20")]
    [InlineData("0 ½", "½")]
    [InlineData("8 20", "13")]
    [InlineData("1 1 13 20", "1")]
    [InlineData("1 1 20 20 8", "8")]
    [InlineData("? ? 3 8", "5")]
    [InlineData("? ☕", null)]
    public void The_suggestion_is_the_consensus_or_the_only_most_chosen_card_or_the_one_nearest_the_median_rounded_up(
        string faces, string? suggestion) =>
        Assert.Equal(suggestion, Of(Deck.ModifiedFibonacci, faces.Split(' ')));

    [Theory]
    [InlineData("M M L", "M")]
    [InlineData("M M", "M")]
    [InlineData("M L", null)]
    [InlineData("?", null)]
    public void For_sizes_the_suggestion_is_the_only_most_frequent_card(string faces, string? suggestion) =>
        Assert.Equal(suggestion, Of(Deck.TShirt, faces.Split(' ')));
}

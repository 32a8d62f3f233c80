namespace PlanningPoker.Tests.Core.Views;

public class SuggestionTests
{
    static string? Of(Deck deck, params string[] faces) => Revealed.On(deck, faces).SuggestEstimate(deck);

    [Theory]
    [InlineData("5 5 ?", "5")]
    [InlineData("3 5 13", "5")]
    [InlineData("3 8", "5")]
    [InlineData("1 2", "2")]
    [InlineData("13 20", "20")]
    [InlineData("0 ½", "½")]
    [InlineData("8 20", "13")]
    [InlineData("? ☕", null)]
    public void It_is_what_all_agree_on_or_the_card_nearest_the_median_the_larger_of_two(string faces, string? suggestion) =>
        Assert.Equal(suggestion, Of(Deck.ModifiedFibonacci, faces.Split(' ')));

    [Theory]
    [InlineData("M M L", "M")]
    [InlineData("M M", "M")]
    [InlineData("M L", null)]
    [InlineData("?", null)]
    public void Sizes_suggest_the_most_frequent_if_there_is_just_one(string faces, string? suggestion) =>
        Assert.Equal(suggestion, Of(Deck.TShirt, faces.Split(' ')));
}

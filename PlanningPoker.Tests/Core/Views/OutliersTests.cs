namespace PlanningPoker.Tests.Core.Views;

public class OutliersTests
{
    static int[] Seats(Deck deck, params string[] faces) =>
        [.. RevealedRound.On(deck, faces).Statistics.Outliers.Select(id => int.Parse(id.Value["player".Length..], null)).Order()];

    [Fact]
    public void The_holders_of_the_lowest_and_the_highest_card_are_outliers() =>
        Assert.Equal([1, 3, 4], Seats(Deck.ModifiedFibonacci, "2", "5", "13", "2", "8"));

    [Fact]
    public void Neighbouring_cards_are_not_outliers()
    {
        Assert.Empty(Seats(Deck.ModifiedFibonacci, "5", "8", "5"));
        Assert.Empty(Seats(Deck.ModifiedFibonacci, "40", "100"));
        Assert.Empty(Seats(Deck.ModifiedFibonacci, "5"));
        Assert.Equal([1, 2], Seats(Deck.ModifiedFibonacci, "0", "1"));
    }

    [Fact]
    public void Special_cards_are_never_outliers()
    {
        Assert.Empty(Seats(Deck.ModifiedFibonacci, "0", "?", "☕"));
        Assert.Equal([1, 3], Seats(Deck.ModifiedFibonacci, "1", "?", "100"));
        Assert.Empty(Seats(Deck.ModifiedFibonacci, "?", "☕"));
    }

    [Fact]
    public void The_distance_between_sizes_is_their_order_on_the_deck()
    {
        Assert.Equal([1, 2], Seats(Deck.TShirt, "XS", "M"));
        Assert.Empty(Seats(Deck.TShirt, "XS", "S"));
    }
}

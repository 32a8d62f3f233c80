namespace PlanningPoker.Tests.Core.Views;

public class StatisticsTests
{
    static Statistics Of(params string[] faces) => RevealedRound.On(Deck.ModifiedFibonacci, faces).Statistics;

    [Fact]
    public void Figures_use_the_numbered_cards_and_the_count_uses_all_cards()
    {
        var statistics = Of("3", "5", "13", "?", "☕");

        Assert.Equal(5, statistics.Count);
        Assert.Equal(7, statistics.Average);
        Assert.Equal(5, statistics.Median);
        Assert.Equal((3, 13, 10), (statistics.Min, statistics.Max, statistics.Spread));
    }

    [Fact]
    public void The_median_of_an_even_count_is_the_mean_of_the_middle_two() =>
        Assert.Equal(4, Of("1", "3", "5", "100").Median);

    [Fact]
    public void Cards_are_ordered_by_their_number_not_by_their_face() =>
        Assert.Equal((8, 2, 20), (Of("8", "20", "2").Median, Of("8", "20", "2").Min, Of("8", "20", "2").Max));

    [Fact]
    public void The_half_card_counts_as_one_half()
    {
        Assert.Equal(0.75, Of("½", "1").Average);
        Assert.Equal(0.5, Of("½", "1").Spread);
    }

    [Fact]
    public void The_standard_deviation_is_that_of_the_population()
    {
        Assert.Equal(2, Of("1", "5").StandardDeviation);
        Assert.Equal(Math.Sqrt(50 / 9.0), Of("3", "3", "8", "?").StandardDeviation!.Value, 12);
        Assert.Equal(0, Of("5").StandardDeviation);
    }

    [Fact]
    public void The_mode_names_every_most_frequent_face_in_deck_order()
    {
        Assert.Equal(["5"], Of("8", "5", "5").Mode);
        Assert.Equal(["3", "20"], Of("20", "3", "20", "3", "8").Mode);
        Assert.Equal(["5"], Of("5", "?", "?", "?").Mode);
        Assert.Empty(Of("?", "☕").Mode);
    }

    [Fact]
    public void The_distribution_counts_every_face_in_deck_order() =>
        Assert.Equal(
            [new("½", 1), new("5", 2), new("20", 1), new("?", 2), new("☕", 1)],
            Of("☕", "20", "?", "5", "½", "?", "5").Distribution);

    [Fact]
    public void Special_cards_alone_have_a_count_and_a_distribution_only()
    {
        var statistics = Of("?", "?", "☕");

        Assert.Equal(3, statistics.Count);
        Assert.Equal([new("?", 2), new("☕", 1)], statistics.Distribution);
        AssertNoFigures(statistics);
    }

    [Fact]
    public void A_deck_of_sizes_has_mode_and_distribution_but_no_figures()
    {
        var statistics = RevealedRound.On(Deck.TShirt, "XL", "S", "S", "?").Statistics;

        Assert.Equal(["S"], statistics.Mode);
        Assert.Equal([new("S", 2), new("XL", 1), new("?", 1)], statistics.Distribution);
        AssertNoFigures(statistics);
    }

    static void AssertNoFigures(Statistics all) =>
        Assert.All([all.Average, all.Median, all.Min, all.Max, all.Spread, all.StandardDeviation], figure => Assert.Null(figure));

    [Fact]
    public void A_custom_deck_may_mix_numbers_words_and_special_cards()
    {
        var statistics = RevealedRound.On(Deck.Custom(["1.5", "10", "huge", "?"])!, "huge", "10", "1.5", "?").Statistics;

        Assert.Equal((4, 5.75), (statistics.Count, statistics.Average));
        Assert.Equal(["1.5", "10", "huge"], statistics.Mode);
    }
}

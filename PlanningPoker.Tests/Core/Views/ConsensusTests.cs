namespace PlanningPoker.Tests.Core.Views;

public class ConsensusTests
{
    static Consensus Of(params string[] faces) => RevealedRound.On(Deck.ModifiedFibonacci, faces).Consensus;

    [Fact]
    public void Consensus_is_reached_when_all_cards_are_equal()
    {
        Assert.Equal(new(true, "5", 1), Of("5", "5", "5"));
        Assert.Equal(new(true, "5", 1), Of("5"));
    }

    [Fact]
    public void Special_cards_do_not_count_towards_consensus()
    {
        Assert.Equal(new(true, "5", 1), Of("5", "?", "5", "☕"));
        Assert.Equal(new(false, null, 0), Of("?", "?"));
        Assert.Equal(new(false, null, 0), Of("☕"));
    }

    [Fact]
    public void Only_cards_that_are_not_special_are_counted_as_estimates()
    {
        Assert.Equal(1, RevealedRound.On(Deck.ModifiedFibonacci, "5", "?", "☕").CountNonSpecial());
        Assert.Equal(2, RevealedRound.On(Deck.ModifiedFibonacci, "5", "?", "5").CountNonSpecial());
        Assert.Equal(0, RevealedRound.On(Deck.ModifiedFibonacci, "?").CountNonSpecial());
    }

    [Fact]
    public void Without_consensus_the_agreement_is_the_share_of_the_most_frequent_face()
    {
        Assert.Equal(new(false, null, 0.75), Of("5", "5", "5", "8", "?"));
        Assert.Equal(new(false, null, 0.5), Of("5", "8"));
    }

    [Fact]
    public void Sizes_are_compared_by_face()
    {
        Assert.Equal(new(true, "M", 1), RevealedRound.On(Deck.TShirt, "M", "M", "?").Consensus);
        Assert.Equal(new(false, null, 2 / 3.0), RevealedRound.On(Deck.TShirt, "M", "L", "M").Consensus);
    }

    [Fact]
    public void Faces_of_the_same_number_are_different_cards() =>
        Assert.False(RevealedRound.On(Deck.Custom(["1", "1.0"])!, "1", "1.0").Consensus.Reached);
}

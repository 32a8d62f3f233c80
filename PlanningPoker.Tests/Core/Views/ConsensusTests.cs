namespace PlanningPoker.Tests.Core.Views;

public class ConsensusTests
{
    static Consensus Of(params string[] faces) => Revealed.On(Deck.ModifiedFibonacci, faces).Consensus;

    [Fact]
    public void It_is_reached_when_all_are_equal()
    {
        Assert.Equal(new(true, "5", 1), Of("5", "5", "5"));
        Assert.Equal(new(true, "5", 1), Of("5"));
    }

    [Fact]
    public void Special_cards_neither_hinder_nor_make_it()
    {
        Assert.Equal(new(true, "5", 1), Of("5", "?", "5", "☕"));
        Assert.Equal(new(false, null, 0), Of("?", "?"));
        Assert.Equal(new(false, null, 0), Of("☕"));
    }

    [Fact]
    public void Where_only_one_says_a_size_it_can_be_told_from_agreement()
    {
        Assert.Equal(1, Revealed.On(Deck.ModifiedFibonacci, "5", "?", "☕").CountNonSpecial());
        Assert.Equal(2, Revealed.On(Deck.ModifiedFibonacci, "5", "?", "5").CountNonSpecial());
        Assert.Equal(0, Revealed.On(Deck.ModifiedFibonacci, "?").CountNonSpecial());
    }

    [Fact]
    public void Else_the_agreement_is_the_share_of_the_most_frequent_face()
    {
        Assert.Equal(new(false, null, 0.75), Of("5", "5", "5", "8", "?"));
        Assert.Equal(new(false, null, 0.5), Of("5", "8"));
    }

    [Fact]
    public void Sizes_agree_by_face()
    {
        Assert.Equal(new(true, "M", 1), Revealed.On(Deck.TShirt, "M", "M", "?").Consensus);
        Assert.Equal(new(false, null, 2 / 3.0), Revealed.On(Deck.TShirt, "M", "L", "M").Consensus);
    }

    [Fact]
    public void Faces_of_the_same_number_are_different_cards() =>
        Assert.False(Revealed.On(Deck.Custom(["1", "1.0"])!, "1", "1.0").Consensus.Reached);
}

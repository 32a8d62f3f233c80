using System.Globalization;

namespace PlanningPoker.Tests.Core.Model;

public class DeckTests
{
    [Theory]
    [InlineData("fibonacci", "0 1 2 3 5 8 13 21 34 55 89 ? ☕")]
    [InlineData("modified-fibonacci", "0 ½ 1 2 3 5 8 13 20 40 100 ? ☕")]
    [InlineData("powers-of-two", "0 1 2 4 8 16 32 64 ? ☕")]
    [InlineData("t-shirt", "XS S M L XL XXL ? ☕")]
    public void The_named_decks_hold_these_cards(string name, string faces) =>
        Assert.Equal(faces.Split(' '), Deck.Find(name)!.Cards.Select(card => card.Face));

    [Theory]
    [InlineData("0 ½ 1 2 3 5 8 13 20 40 100 ? ☕", "0 1 1 2 2 3 4 4 5 5 6 - -")]
    [InlineData("XS S M L XL XXL ? ☕", "0 1 2 4 5 6 - -")]
    [InlineData("yes no", "0 6")]
    [InlineData("one ?", "0 -")]
    public void A_card_has_a_rank_by_its_place_in_the_deck(string faces, string ranks)
    {
        var deck = Deck.Custom(faces.Split(' '))!;
        Assert.Equal(ranks.Split(' '), faces.Split(' ').Select(face => deck.RankOf(face)?.ToString(CultureInfo.InvariantCulture) ?? "-"));
        Assert.Null(deck.RankOf("unknown"));
    }

    [Fact]
    public void There_are_four_named_decks_and_the_default_comes_first()
    {
        Assert.Equal(["modified-fibonacci", "fibonacci", "powers-of-two", "t-shirt"], Deck.Named.Select(deck => deck.Name));
        Assert.Null(Deck.Find("tarot"));
        Assert.Null(Deck.Find(null));
    }

    [Theory]
    [InlineData("½", 0.5)]
    [InlineData("0", 0.0)]
    [InlineData("100", 100.0)]
    [InlineData("2.5", 2.5)]
    [InlineData("?", null)]
    [InlineData("☕", null)]
    [InlineData("XL", null)]
    [InlineData("-1", -1.0)]
    [InlineData("+3", 3.0)]
    [InlineData("−2", -2.0)]
    [InlineData("0,5", 0.5)]
    [InlineData(".5", 0.5)]
    [InlineData("1½", 1.5)]
    [InlineData("1 ½", 1.5)]
    [InlineData("¾", 0.75)]
    [InlineData("⅒", 0.1)]
    [InlineData("1⁄2", 0.5)]
    [InlineData("1\u202F000", 1000.0)]
    [InlineData("٢٫٥", 2.5)]
    [InlineData("１３", 13.0)]
    [InlineData("𞥖", 6.0)]
    [InlineData("↉", 0.0)]
    [InlineData("5²", null)]
    [InlineData("1/2", 0.5)]
    [InlineData("1 1/2", 1.5)]
    [InlineData("1/0", null)]
    [InlineData("1,000", 1000.0)]
    [InlineData("1.000", 1.0)]
    [InlineData("1'000", 1000.0)]
    [InlineData("1.000,5", 1000.5)]
    [InlineData("1,000.5", 1000.5)]
    [InlineData("0,125", 0.125)]
    [InlineData("1,2,3", null)]
    [InlineData("-", null)]
    [InlineData("5h", null)]
    [InlineData("1e3", null)]
    public void A_card_has_the_number_it_shows(string face, double? number) =>
        Assert.Equal(number, (double?)Card.Of(face).Number);

    [Theory]
    [InlineData("?", true)]
    [InlineData("☕", true)]
    [InlineData("☕\uFE0F", true)]
    [InlineData("??", false)]
    [InlineData("0", false)]
    public void Two_cards_are_special_in_every_deck(string face, bool special) =>
        Assert.Equal(special, Card.Of(face).IsSpecial);

    [Fact]
    public void A_custom_deck_has_2_to_30_faces()
    {
        Assert.Null(Deck.Custom([]));
        Assert.Null(Deck.Custom(["1"]));
        Assert.Equal(2, Deck.Custom(["1", "2"])!.Cards.Length);
        Assert.Equal(30, Deck.Custom(Enumerable.Range(1, 30).Select(i => $"{i}"))!.Cards.Length);
        Assert.Null(Deck.Custom(Enumerable.Range(1, 31).Select(i => $"{i}")));
    }

    [Fact]
    public void The_faces_of_a_custom_deck_differ_and_have_1_to_8_characters()
    {
        Assert.NotNull(Deck.Custom(["12345678", "b"]));
        Assert.NotNull(Deck.Custom(["a", "A"]));
        Assert.Null(Deck.Custom(["123456789", "b"]));
        Assert.Null(Deck.Custom(["a", ""]));
        Assert.Null(Deck.Custom(["a", null]));
        Assert.Null(Deck.Custom(["a", " a "]));
        Assert.Null(Deck.Custom(["\u00E9", "e\u0301"]));
        Assert.Null(Deck.Custom(["a", "b\u202E"]));
    }

    [Fact]
    public void Two_decks_are_equal_when_their_faces_are()
    {
        var copy = Deck.Custom(Deck.Fibonacci.Cards.Select(card => card.Face))!;

        Assert.Equal(Deck.Fibonacci, copy);
        Assert.Equal(Deck.Fibonacci.GetHashCode(), copy.GetHashCode());
        Assert.NotEqual(Deck.Custom(["1", "2"]), Deck.Custom(["2", "1"]));
    }

    [Theory]
    [InlineData("t-shirt", "XS S M L XL XXL ? ☕")]
    [InlineData("1,2,3;5\n8", "1 2 3 5 8")]
    [InlineData("1,2,3", "1 2 3")]
    [InlineData("0,5 1 2", "0,5 1 2")]
    [InlineData("0,5; 1; 1,5", "0,5 1 1,5")]
    [InlineData("0,5, 1, 2", "0,5 1 2")]
    [InlineData("S,M L", "S M L")]
    [InlineData(" 1,, 2 ", "1 2")]
    [InlineData("tarot", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("1 1", null)]
    public void A_deck_is_chosen_by_name_or_by_its_faces(string? text, string? faces)
    {
        Assert.Equal(faces?.Split(' '), DeckChoice.Parse(text).ToDeck()?.Cards.Select(card => card.Face));
    }
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>The rounds of a story side by side.</summary>
public class RoundMovesTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cleo").WithStories("a", "b").Started("a");

    [Fact]
    public void Each_player_has_the_cards_of_all_rounds_in_order()
    {
        var moves = MovesOf(Start.Voted(("Ann", "3"), ("Bob", "8"), ("Cleo", "5")).Revealed().NextRound()
            .Voted(("Ann", "5"), ("Bob", "5"), ("Cleo", "5")).Revealed());

        Assert.Equal([1, 2], moves.Rounds.Select(round => round.NumberInStory));
        Assert.Equal(["8", "5", "3"], moves.Faces);
        Assert.Equal(["Ann 3 5", "Bob 8 5", "Cleo 5 5"], moves.Paths.Select(Text));
        Assert.Equal([true, true, false], moves.Paths.Select(path => path.Moves));
    }

    [Fact]
    public void There_is_nothing_to_compare_with_one_round_nor_with_another_quick_vote()
    {
        Assert.Null(Start.Voted(("Ann", "3")).Revealed().View.Moves);
        Assert.Null(Start.Voted(("Ann", "3")).Revealed().NextRound().View.Moves);
        var quick = Start.After("Ann", new QuickVote()).Voted(("Ann", "3")).Revealed();
        Assert.Null(quick.After("Ann", new QuickVote()).Voted(("Ann", "5")).Revealed().View.Moves);
        Assert.Equal(["Ann 3 5"], MovesOf(quick.NextRound().Voted(("Ann", "5")).Revealed()).Paths.Select(Text));
    }

    [Fact]
    public void While_a_round_goes_on_only_the_rounds_before_it_are_compared()
    {
        var second = Start.Voted(("Ann", "3")).Revealed().NextRound().Voted(("Ann", "5")).Revealed();
        var moves = MovesOf(second.NextRound().Voted(("Ann", "100")));

        Assert.Equal(["5", "3"], moves.Faces);
        Assert.Equal(["Ann 3 5"], moves.Paths.Select(Text));
    }

    [Fact]
    public void The_next_round_shows_the_same_object_until_somebody_has_another_name()
    {
        var revealed = Start.Voted(("Ann", "3")).Revealed().NextRound().Voted(("Ann", "5")).Revealed();
        var next = revealed.NextRound();

        Assert.Same(MovesOf(revealed), MovesOf(next));
        Assert.Equal(["Anna 3 5"], MovesOf(next.After("Ann", new UpdatePlayer(TestSession.Id("Ann"), "Anna"))).Paths.Select(Text));
    }

    [Fact]
    public void Who_joined_later_who_did_not_vote_and_who_was_skipped_have_no_card_there()
    {
        var moves = MovesOf(Start.Voted(("Ann", "3"), ("Bob", "8"), ("Cleo", "5")).Revealed().After("Dan", new Join("Dan")).NextRound()
            .After("Ann", new SkipPlayer(TestSession.Id("Bob"))).Voted(("Ann", "3"), ("Dan", "8")).Revealed());

        Assert.Equal(["Ann 3 3", "Bob 8 skipped", "Cleo 5 -", "Dan - 8"], moves.Paths.Select(Text));
    }

    [Fact]
    public void Special_cards_come_after_the_scale()
    {
        var first = Start.Voted(("Ann", "☕"), ("Bob", "8"), ("Cleo", "?")).Revealed();
        var moves = MovesOf(first.NextRound().Voted(("Ann", "½")).Revealed());

        Assert.Equal(["8", "½", "☕", "?"], moves.Faces);
    }

    [Fact]
    public void Who_has_left_stays_in_the_rounds_with_the_name()
    {
        var moves = MovesOf(Start.Voted(("Ann", "3"), ("Bob", "8")).Revealed().NextRound().Voted(("Ann", "5")).Revealed()
            .After("Bob", new Leave()));

        Assert.Equal(["Ann 3 5", "Bob 8 -"], moves.Paths.Select(Text));
    }

    [Fact]
    public void Five_rounds_are_compared_at_most()
    {
        var session = Start;
        for (var round = 1; round <= 7; round++) session = session.Voted(("Ann", "5")).Revealed().NextRound();

        Assert.Equal([3, 4, 5, 6, 7], MovesOf(session).Rounds.Select(round => round.NumberInStory));
    }

    [Fact]
    public void Cards_of_different_decks_are_compared_if_all_are_numbers()
    {
        var session = Start.Voted(("Ann", "20"), ("Bob", "5")).Revealed();
        var numbers = session.WithDeck("2", "8", "32").Voted(("Ann", "8"), ("Bob", "32")).Revealed();
        var sizes = session.WithDeck("S", "M").Voted(("Ann", "S")).Revealed();

        Assert.Equal(["32", "20", "8", "5"], MovesOf(numbers).Faces);
        Assert.Null(sizes.View.Moves);
        Assert.Equal(["Ann S M"], MovesOf(sizes.NextRound().Voted(("Ann", "M")).Revealed()).Paths.Select(Text));
    }

    static RoundMoves MovesOf(TestSession session) => Assert.IsType<RoundMoves>(session.View.Moves);

    static string Text(VotePath path) =>
        $"{path.Name} {string.Join(' ', path.Stops.Select(stop => stop.Face ?? (stop.IsSkipped ? "skipped" : "-")))}";
}

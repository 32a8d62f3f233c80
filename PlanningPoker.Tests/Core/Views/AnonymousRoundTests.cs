using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>A round keeps what its voters were promised: that nobody learns who chose which card.</summary>
public class AnonymousRoundTests
{
    static readonly UpdateSession On = new(Settings: new(Anonymous: true)), Off = new(Settings: new(Anonymous: false));

    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cleo").WithStories("a").Started("a").After("Ann", On);

    [Fact]
    public void The_results_have_the_cards_without_names_in_the_order_of_the_deck()
    {
        var view = Start.After("Ann", new Vote("13", Reason: "New ground")).Voted(("Bob", "1"), ("Cleo", "5")).Revealed().View;

        Assert.Equal(
            [new(null, null, "1"), new(null, null, "5"), new(null, null, "13", "New ground")], view.Results!.Votes.AsEnumerable());
        Assert.All(view.Players, player => Assert.True(player is { HasVoted: true, Face: null, Reason: null, FarEnd: null }));
        Assert.Empty(view.Results.Statistics.Outliers);
        Assert.Equal(new FarEnds("1", "13"), view.FarEnds);
        Assert.Equal(5, view.Results.Statistics.Median);
    }

    [Fact]
    public void A_player_still_sees_the_own_card()
    {
        var session = Start.Voted(("Ann", "13"), ("Bob", "1")).Revealed();

        Assert.Equal("1", MyView.Of(session.State, session["Bob"]).Vote);
        Assert.Equal("13", MyView.Of(session.State, session["Ann"]).Vote);
    }

    [Fact]
    public void Switched_on_it_counts_for_the_open_round_and_hides_nothing_that_was_shown()
    {
        var named = TestSession.Of("Ann", "Bob").Voted(("Ann", "5"));

        Assert.True(named.After("Ann", On).View.IsAnonymous);
        var shown = named.Revealed().After("Ann", On);
        Assert.False(shown.View.IsAnonymous);
        Assert.Equal("Ann", shown.View.Results!.Votes.Single().Name);
        Assert.True(shown.NextRound().View.IsAnonymous);
    }

    [Fact]
    public void Switched_off_it_leaves_the_rounds_of_before_anonymous_for_good()
    {
        var off = Start.Voted(("Ann", "5"), ("Bob", "8")).After("Ann", Off);

        Assert.True(off.View.IsAnonymous);
        Assert.All(off.Revealed().View.Results!.Votes, vote => Assert.Null(vote.Name));
        var next = off.Revealed().NextRound();
        Assert.False(next.View.IsAnonymous);
        Assert.All(next.View.EarlierRounds.Single().Results.Votes, vote => Assert.Null(vote.PlayerId));
        Assert.Equal("Ann", next.Voted(("Ann", "5")).Revealed().View.Results!.Votes.Single().Name);
    }

    [Fact]
    public void A_reveal_cannot_be_undone_since_a_second_one_with_one_vote_less_would_tell_whose_that_was()
    {
        var revealed = Start.Voted(("Ann", "5"), ("Bob", "8")).After("Ann", Off).Revealed();

        Assert.Empty(revealed.State.UndoOffers);
        revealed.Refuses("Ann", new Undo(revealed.State.Version), Reason.TooLate);
    }

    [Fact]
    public void A_round_that_comes_back_is_as_its_voters_were_promised()
    {
        var left = Start.Voted(("Ann", "5")).After("Ann", Off).NextRound();
        var named = TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).NextRound();
        var back = named.After("Ann", On).After("Ann", new Undo(named.State.Version));

        Assert.True(left.After("Ann", new Undo(left.State.Version)).View.IsAnonymous);
        Assert.True(back.View.IsAnonymous);
    }

    [Fact]
    public void Rounds_side_by_side_have_no_players_as_soon_as_one_is_anonymous()
    {
        var moves = Start.Voted(("Ann", "5"), ("Bob", "8")).Revealed().After("Ann", Off)
            .NextRound().Voted(("Ann", "8"), ("Bob", "8")).Revealed().View.Moves;

        Assert.True(moves is { IsAnonymous: true, Paths.IsEmpty: true, Faces: ["8", "5"] });
    }
}

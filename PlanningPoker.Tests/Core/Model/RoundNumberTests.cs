using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Model;

/// <summary>The number of a round that people read, beside the one that commands use.</summary>
public class RoundNumberTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b");

    [Fact]
    public void The_first_round_on_a_story_is_its_round_1()
    {
        Assert.Equal(1, Start.View.RoundInStory);
        Assert.Equal((2, 1), NumbersOf(Start.Started("a")));
        Assert.Equal((3, 1), NumbersOf(Start.Started("a").Voted(("Ann", "5")).Revealed().Started("b")));
    }

    [Fact]
    public void Voting_again_counts_up_whether_the_cards_were_revealed_or_not()
    {
        Assert.Equal((3, 2), NumbersOf(Start.Started("a").NextRound()));
        Assert.Equal((3, 2), NumbersOf(Start.Started("a").Voted(("Ann", "5")).Revealed().NextRound()));
        Assert.Equal((3, 2), NumbersOf(Start.Started("a").Voted(("Ann", "5")).Started("a")));
    }

    [Fact]
    public void Another_deck_counts_up_as_voting_again_does_once_somebody_has_voted()
    {
        UpdateSession redeck = new(Deck: new("t-shirt", []));
        Assert.Equal((3, 2), NumbersOf(Start.Started("a").Voted(("Ann", "5")).After("Ann", redeck)));
        Assert.Equal((3, 1), NumbersOf(Start.Started("a").After("Ann", redeck)));
    }

    [Fact]
    public void A_story_that_is_started_again_goes_on_after_its_revealed_rounds()
    {
        var revealed = Start.Started("a").Voted(("Ann", "5")).Revealed().NextRound().Voted(("Ann", "8")).Revealed();

        Assert.Equal((5, 3), NumbersOf(revealed.Started("b").Started("a")));
        Assert.Equal(1, Start.Started("a").Started("b").Started("a").View.RoundInStory);
    }

    [Fact]
    public void A_quick_vote_counts_its_own_rounds_and_a_new_one_begins_at_1()
    {
        var second = Start.Voted(("Ann", "5")).Revealed().NextRound();

        Assert.Equal(2, second.View.RoundInStory);
        Assert.Equal(1, second.Voted(("Ann", "8")).Revealed().After("Ann", new QuickVote()).View.RoundInStory);
    }

    [Fact]
    public void A_round_that_an_undo_brings_back_has_its_number_in_the_story_again()
    {
        var second = Start.Started("a").Voted(("Ann", "5")).Revealed().NextRound();

        Assert.Equal((4, 1), NumbersOf(second.After("Ann", new Undo(second.State.UndoOffers[^1].Id))));
    }

    [Fact]
    public void Earlier_rounds_have_both_numbers()
    {
        var earlier = Start.Started("a").Voted(("Ann", "5")).Revealed().NextRound().View.EarlierRounds.Single();

        Assert.Equal((2, 1), (earlier.Number, earlier.NumberInStory));
    }

    static (int, int) NumbersOf(TestSession session) => (session.View.Round, session.View.RoundInStory);
}

using PlanningPoker.Core.Commands;
using static PlanningPoker.Tests.Core.Commands.UndoneSession;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>An undo gives back a round: hidden again, or left for another one, with its votes, its story and its deck.</summary>
public class UndoRoundTests
{
    static readonly PlayerId Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a"), B = TestSession.Story("b");

    public static TheoryData<Command> LeavingARound =>
        [new Reset(), new StartStory(B), new QuickVote(), new UpdateSession(Deck: new("t-shirt", []))];

    [Theory, MemberData(nameof(LeavingARound))]
    public void A_round_that_was_left_comes_back_with_its_votes_its_story_and_its_deck(Command leave)
    {
        var undone = Undone(Voted.After("Ann", leave));

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal(Voted.State.Deck, undone.State.Deck);
        Assert.Equal(4, undone.Round.Number);
        Assert.Empty(undone.State.FinishedRounds);
        Assert.Empty(undone.State.UndoOffers);
        Assert.Empty(undone.State.LeftRounds);
    }

    [Theory, MemberData(nameof(LeavingARound))]
    public void A_revealed_round_that_was_left_is_the_current_one_again(Command leave)
    {
        var revealed = Voted.Revealed();
        var undone = Undone(revealed.After("Ann", leave));

        AssertSameRound(revealed.Round, undone.Round);
        Assert.Empty(undone.State.FinishedRounds);
        Assert.Equal(1, undone.State.Story(A)!.Rounds);
    }

    [Fact]
    public void An_estimate_that_was_saved_with_leaving_the_round_is_undone_with_it()
    {
        var before = Voted.Estimated("a", "3").Revealed();
        var undone = Undone(before.After("Ann", new StartStory(B, Estimate: "8")));

        Assert.Equal("3", undone.State.Story(A)!.Estimate);
        AssertSameRound(before.Round, undone.Round);
    }

    [Fact]
    public void An_older_estimate_that_was_confirmed_before_the_round_was_left_is_confirmed_again()
    {
        var before = Voted.Estimated("a", "3").Revealed().Estimated("a", "3");
        var undone = Undone(before.After("Ann", new StartStory(B, Estimate: "8")));

        Assert.Equal("3", undone.State.Story(A)!.Estimate);
        AssertSameRound(before.Round, undone.Round);
        Assert.True(undone.Round.IsEstimated);
    }

    [Fact]
    public void An_estimate_that_somebody_changed_since_stays_when_the_round_comes_back()
    {
        var changed = Voted.Revealed().After("Ann", new StartStory(B, Estimate: "8")).Estimated("a", "13");

        Assert.Equal("13", Undone(changed).State.Story(A)!.Estimate);
    }

    [Theory]
    [InlineData("8", null, "8")]
    [InlineData("8", "13", null)]
    [InlineData("3", null, null)]
    [InlineData(null, null, null)]
    public void The_offer_names_the_estimate_that_it_takes_back(string? saved, string? changed, string? named)
    {
        var left = Voted.Estimated("a", "3").Revealed().After("Ann", new StartStory(B, Estimate: saved));

        var now = changed is null ? left : left.Estimated("a", changed);
        Assert.Equal(named, Assert.Single(now.View.UndoOffers).Saved);
    }

    [Fact]
    public void A_round_without_votes_is_left_without_an_offer()
    {
        Assert.Empty(TestSession.Of("Ann").NextRound().State.UndoOffers);
        Assert.Single(Voted.NextRound().NextRound().State.UndoOffers);
    }

    [Theory, MemberData(nameof(LeavingARound))]
    public void Several_rounds_that_were_left_without_votes_do_not_bar_the_way_back(Command leave)
    {
        var undone = Undone(Voted.After("Ann", leave).NextRound().Started("b").NextRound());

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal(Voted.State.Deck, undone.State.Deck);
        Assert.Empty(undone.State.LeftRounds);
    }

    [Fact]
    public void A_deleted_story_comes_back_with_its_round_and_then_the_round_before_it()
    {
        var deleted = Voted.Started("b").After("Ann", new DeleteStories(B));
        Assert.Equal(2, deleted.State.LeftRounds.Count);

        var restored = Undone(deleted, UndoKind.Story);
        Assert.Equal((B, 0), (restored.Round.Story, restored.View.VoteCount));
        AssertSameRound(Voted.Round, Undone(restored, UndoKind.Round).Round);
    }

    [Fact]
    public void A_deleted_story_comes_back_alone_after_a_vote_that_was_taken_back()
    {
        var voted = Voted.After("Ann", new DeleteStories(A)).Voted(("Cleo", "3"));
        Assert.Empty(voted.State.LeftRounds);

        Assert.Null(Undone(voted.After("Cleo", new Retract())).Round.Story);
    }

    [Fact]
    public void There_is_no_way_back_once_somebody_has_voted_in_the_new_round()
    {
        var left = Voted.NextRound();
        var offer = Assert.Single(left.State.UndoOffers);
        var voted = left.Voted(("Cleo", "1"));

        Assert.Empty(voted.View.UndoOffers);
        Assert.Empty(voted.State.LeftRounds);
        voted.Refuses("Ann", new Undo(offer.Id), Reason.TooLate);
    }

    [Fact]
    public void A_round_comes_back_without_the_votes_of_those_who_cannot_vote_any_more()
    {
        var undone = Undone(Voted.NextRound().After("Bob", new UpdatePlayer(Bob, Role: Role.Observer)));

        Assert.Equal((1, 2), (undone.View.VoteCount, undone.View.TotalPlayers));
        Assert.Null(undone.Round.FaceOf(Bob));
    }

    [Fact]
    public void A_reveal_is_undone_once_and_a_late_repetition_of_it_does_not_reveal_again()
    {
        var undone = Undone(Voted.After("Ann", new Reveal(2)));

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal(0, undone.State.Story(A)!.Rounds);
        undone.Refuses("Ann", new Reveal(2), Reason.StaleRound);
        undone.Revealed();
    }

    [Fact]
    public void A_deleted_story_comes_back_with_the_round_on_it()
    {
        var deleted = Voted.After("Ann", new DeleteStories(A));
        Assert.Null(deleted.Round.Story);

        var undone = Undone(deleted);

        AssertSameRound(Voted.Round, undone.Round);
        Assert.Equal([A, B], undone.State.Stories.Select(story => story.Id));
        Assert.Empty(undone.State.DeletedStories);
    }

    [Fact]
    public void A_deleted_story_comes_back_alone_when_somebody_has_voted_since()
    {
        var undone = Undone(Voted.After("Ann", new DeleteStories(A)).Voted(("Cleo", "3")));

        Assert.Equal((1, null), (undone.View.VoteCount, undone.Round.Story));
        Assert.NotNull(undone.State.Story(A));
    }
}

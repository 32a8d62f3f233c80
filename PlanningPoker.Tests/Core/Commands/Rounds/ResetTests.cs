using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class ResetTests
{
    [Fact]
    public void A_reset_opens_the_next_round_on_the_same_story()
    {
        var session = TestSession.Of("Ann", "Bob").WithStories("a").Started("a").Voted(("Bob", "5")).Revealed();
        var startedAt = session.Now;
        session = session.Publishes("Ann", new Reset(2), new GameReset(TestSession.Id("Ann")));

        Assert.Equal((3, TestSession.Story("a"), startedAt), (session.Round.Number, session.Round.Story, session.Round.StartedAt));
        Assert.False(session.Round.IsRevealed);
        Assert.Equal(0, session.View.VoteCount);
    }

    [Fact]
    public void A_revealed_round_is_kept_as_an_earlier_round()
    {
        var session = TestSession.Of("Ann").WithStories("a").Started("a").Voted(("Ann", "5")).Revealed().NextRound();

        var earlier = Assert.Single(session.View.EarlierRounds);
        Assert.Equal((2, "5"), (earlier.Number, earlier.Results.Votes.Single().Value));
    }

    [Fact]
    public void A_reset_before_the_reveal_drops_the_round_with_its_votes_when_it_can_no_longer_be_undone()
    {
        var session = TestSession.Of("Ann").Voted(("Ann", "5")).Publishes("Ann", new Reset(), new GameReset(TestSession.Id("Ann")))
            .After("Ann", new ExpireUndoOffers());

        Assert.Empty(session.State.FinishedRounds);
        Assert.DoesNotContain("\"Face\":\"5\",\"Rev\"", JsonText.Of(session.State), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_round_can_be_reset() =>
        Assert.Equal(2, TestSession.Of("Ann").NextRound().Round.Number);

    [Fact]
    public void The_same_reset_twice_opens_one_round() =>
        TestSession.Of("Ann").After("Ann", new Reset(1)).Refuses("Ann", new Reset(1), Reason.StaleRound);
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class ResetTests
{
    [Fact]
    public void A_reset_opens_the_next_round_on_the_same_story()
    {
        var table = TestSession.Of("Ann", "Bob").WithStories("a").Started("a").Voted(("Bob", "5")).Revealed();
        var startedAt = table.Now;
        table = table.Tells("Ann", new Reset(2), new GameReset(TestSession.Id("Ann")));

        Assert.Equal((3, TestSession.Story("a"), startedAt), (table.Round.Number, table.Round.Story, table.Round.StartedAt));
        Assert.False(table.Round.IsRevealed);
        Assert.Equal(0, table.View.VoteCount);
    }

    [Fact]
    public void The_finished_round_stays_beside_the_new_one()
    {
        var table = TestSession.Of("Ann").WithStories("a").Started("a").Voted(("Ann", "5")).Revealed().Again();

        var earlier = Assert.Single(table.View.EarlierRounds);
        Assert.Equal((2, "5"), (earlier.Number, earlier.Results.Votes.Single().Value));
    }

    [Fact]
    public void Before_the_reveal_a_reset_drops_the_round_and_its_votes_never_come_out()
    {
        var table = TestSession.Of("Ann").Voted(("Ann", "5")).Tells("Ann", new Reset(), new GameReset(TestSession.Id("Ann")));

        Assert.Empty(table.Session.FinishedRounds);
        Assert.DoesNotContain("\"Face\":\"5\",\"Rev\"", Written.Out(table.Session), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_round_may_be_reset_too() =>
        Assert.Equal(2, TestSession.Of("Ann").Again().Round.Number);

    [Fact]
    public void The_same_reset_twice_opens_one_round() =>
        TestSession.Of("Ann").After("Ann", new Reset(1)).Refuses("Ann", new Reset(1), Reason.StaleRound);
}

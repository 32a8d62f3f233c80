using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

public class ResultsAfterLeavingTests
{
    [Fact]
    public void Votes_are_listed_in_seat_order_with_names()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo").Voted(("Cleo", "5"), ("Ann", "8")).Revealed();

        Assert.Equal([new(TestSession.Id("Ann"), "Ann", "8"), new(TestSession.Id("Cleo"), "Cleo", "5")], session.View.Results!.Votes);
    }

    [Fact]
    public void A_vote_still_counts_when_its_voter_leaves_after_the_reveal()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Ann", "5"), ("Bob", "8")).Revealed();
        var before = JsonText.Of(session.View.Results);

        Assert.Equal(before, JsonText.Of(session.After("Bob", new Leave()).View.Results));
        Assert.Equal(before, JsonText.Of(session.After("Ann", new RemovePlayer(TestSession.Id("Bob"))).View.Results));
    }

    [Fact]
    public void A_vote_still_counts_in_earlier_rounds_after_its_voter_left()
    {
        var session = TestSession.Of("Ann", "Bob").WithStories("a").Started("a").Voted(("Bob", "8")).Revealed();
        session = session.NextRound().After("Bob", new Leave());

        Assert.Equal("Bob", session.View.EarlierRounds.Single().Results.Votes.Single().Name);
    }

    [Fact]
    public void A_retracted_card_is_not_a_vote() =>
        Assert.Single(TestSession.Of("Ann", "Bob").Voted(("Ann", "5"), ("Bob", "8")).After("Bob", new Retract())
            .Revealed().View.Results!.Votes);
}

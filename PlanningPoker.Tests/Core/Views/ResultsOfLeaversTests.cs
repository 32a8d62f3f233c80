using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

public class ResultsOfLeaversTests
{
    [Fact]
    public void Votes_come_in_seat_order_with_names()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").Voted(("Cleo", "5"), ("Ann", "8")).Revealed();

        Assert.Equal([new(TestSession.Id("Ann"), "Ann", "8"), new(TestSession.Id("Cleo"), "Cleo", "5")], table.View.Results!.Votes);
    }

    [Fact]
    public void Who_leaves_after_the_reveal_still_counts_in_it()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Ann", "5"), ("Bob", "8")).Revealed();
        var before = Written.Out(table.View.Results);

        Assert.Equal(before, Written.Out(table.After("Bob", new Leave()).View.Results));
        Assert.Equal(before, Written.Out(table.After("Ann", new RemovePlayer(TestSession.Id("Bob"))).View.Results));
    }

    [Fact]
    public void Who_left_still_counts_in_the_earlier_rounds_of_the_story()
    {
        var table = TestSession.Of("Ann", "Bob").WithStories("a").Started("a").Voted(("Bob", "8")).Revealed();
        table = table.Again().After("Bob", new Leave());

        Assert.Equal("Bob", table.View.EarlierRounds.Single().Results.Votes.Single().Name);
    }

    [Fact]
    public void A_card_that_was_taken_back_is_no_vote() =>
        Assert.Single(TestSession.Of("Ann", "Bob").Voted(("Ann", "5"), ("Bob", "8")).After("Bob", new Retract()).Revealed().View.Results!.Votes);
}

using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>The marks at the seats of those who should speak first.</summary>
public class FarEndTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cleo", "Dan");

    [Fact]
    public void The_lowest_and_the_highest_card_are_marked_when_they_are_far_apart() =>
        Assert.Equal([FarEnd.Lowest, null, FarEnd.Highest, FarEnd.Lowest],
            MarksOf(Start.Voted(("Ann", "2"), ("Bob", "5"), ("Cleo", "13"), ("Dan", "2")).Revealed()));

    [Fact]
    public void Nobody_is_marked_before_the_reveal() =>
        Assert.All(MarksOf(Start.Voted(("Ann", "2"), ("Cleo", "13"))), Assert.Null);

    [Fact]
    public void Neighbours_and_special_cards_are_not_marked()
    {
        Assert.All(MarksOf(Start.Voted(("Ann", "5"), ("Bob", "8")).Revealed()), Assert.Null);
        Assert.All(MarksOf(Start.Voted(("Ann", "0"), ("Bob", "?")).Revealed()), Assert.Null);
        Assert.All(MarksOf(Start.Voted(("Ann", "?"), ("Bob", "☕")).Revealed()), Assert.Null);
        Assert.Equal([FarEnd.Lowest, null, FarEnd.Highest, null],
            MarksOf(Start.Voted(("Ann", "1"), ("Bob", "?"), ("Cleo", "100"), ("Dan", "5")).Revealed()));
    }

    [Fact]
    public void Those_who_are_marked_are_the_outliers_of_the_results()
    {
        var view = Start.Voted(("Ann", "2"), ("Bob", "5"), ("Cleo", "13"), ("Dan", "2")).Revealed().View;

        Assert.Equivalent(view.Results!.Statistics.Outliers,
            view.Players.Where(player => player.FarEnd is not null).Select(player => player.Id));
    }

    [Fact]
    public void A_card_of_someone_who_left_is_still_an_end()
    {
        var session = Start.Voted(("Ann", "2"), ("Bob", "5"), ("Cleo", "13")).Revealed().After("Cleo", new Leave());

        Assert.Equal([FarEnd.Lowest, null, null], MarksOf(session));
    }

    static FarEnd?[] MarksOf(TestSession session) => [.. session.View.Players.Select(player => player.FarEnd)];
}

using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Core.Views;

public class PublicViewTests
{
    [Fact]
    public void Players_stand_in_join_order_whoever_votes_first()
    {
        var table = TestSession.Of("Zed", "Ann", "Bob").Voted(("Bob", "5"));

        Assert.Equal(["Zed", "Ann", "Bob"], table.View.Players.Select(player => player.Name));
        Assert.Equal([1, 2, 3], table.View.Players.Select(player => player.Seat));
        Assert.Equal([false, false, true], table.View.Players.Select(player => player.HasVoted));
    }

    [Fact]
    public void Only_the_seated_are_shown()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new Leave()).After("Ann", new RemovePlayer(TestSession.Id("Cleo")));

        Assert.Equal(["Ann"], table.View.Players.Select(player => player.Name));
    }

    [Fact]
    public void A_hidden_card_is_not_in_it()
    {
        var table = TestSession.Of("Ann").WithDeck("hush", "shh").Voted(("Ann", "hush"));

        Assert.DoesNotContain("hush", SnapshotWithoutDeck(table), StringComparison.Ordinal);
        Assert.Contains("hush", SnapshotWithoutDeck(table.Revealed()), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_stamp_nor_devices_nor_the_time_of_the_last_change_are_in_it()
    {
        var table = TestSession.Of("Ann").WithStories("a").Started("a").Voted(("Ann", "5")).Revealed().Again();
        var hidden = table.Session with { Stamp = 987654321, ActiveAt = DateTimeOffset.MaxValue };

        Assert.Equal(Written.Out(table.View), Written.Out(new PublicView(hidden)));
        Assert.DoesNotContain(TestSession.DeviceOf("Ann").Value, Written.Out(table.View), StringComparison.Ordinal);
    }

    [Fact]
    public void An_observer_who_had_voted_still_shows_the_turned_card()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", new UpdatePlayer(TestSession.Id("Bob"), Role: Role.Observer));

        var bob = table.View.Players[1];
        Assert.Equal((true, "5", Role.Observer), (bob.HasVoted, bob.Face, bob.Role));
        Assert.Equal((0, 1), (table.View.VoteCount, table.View.TotalPlayers));
    }

    static string SnapshotWithoutDeck(TestSession table) => Written.Out(Snapshot.Of(table.View, new HashSet<PlayerId>()) with { Deck = [] });
}
